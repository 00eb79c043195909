import {limitedText} from '../results/limited-text.ts';
import type {AttemptRecord, CaseRecord, RunRecord} from '../results/run-record.ts';

/** Bytes of the text of one failure, or of what one case printed. */
const mostText = 64 * 1024;

/** The run with the output of commands cut to so many bytes; of those that did not hold, all stays. */
export const shortenedRun = (run: RunRecord, outputBytes: number): RunRecord => ({
  ...run,
  suites: run.suites.map((suite) => ({
    ...suite,
    cases: suite.cases.map((each) => shortened(each, outputBytes)),
  })),
});

const shortened = (each: CaseRecord, outputBytes: number): CaseRecord => ({
  ...each,
  ...shortenedAttempt(each, outputBytes),
  ...(each.reruns === undefined
    ? {}
    : {reruns: each.reruns.map((rerun) => ({...rerun, ...shortenedAttempt(rerun, outputBytes)}))}),
});

const shortenedAttempt = (
  {commands, failure, output}: AttemptRecord,
  outputBytes: number,
): Pick<AttemptRecord, 'commands' | 'failure' | 'output'> => ({
  ...(commands === undefined
    ? {}
    : {
        commands: commands.map((command) =>
          command.holds === false ? command : {...command, output: limitedText(command.output, outputBytes)},
        ),
      }),
  ...(failure === undefined ? {} : {failure: {...failure, message: limitedText(failure.message, mostText)}}),
  ...(output === undefined ? {} : {output: limitedText(output, mostText)}),
});
