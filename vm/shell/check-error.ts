import {HarnessError} from '../../harness/errors/harness-error.ts';
import type {CommandResult} from '../../harness/ssh/command-result.ts';
import {exitStatusMeaning} from './exit-status-meaning.ts';

/** Bytes of output that a message shows; the transcript has all of it. */
const shownBytes = 4096;

const shown = (output: Buffer): string[] => {
  if (output.length === 0) {
    return ['output:   (empty)'];
  }
  const cut = output.length > shownBytes ? ` (last ${shownBytes} of ${output.length} bytes)` : '';
  const text = output.subarray(-shownBytes).toString('utf8').replace(/\n$/, '');
  return [`output${cut}:`, ...text.split('\n').map((line) => `  | ${line}`)];
};

const end = ({exitStatus, timedOut, durationMs}: CommandResult): string => {
  if (timedOut) {
    return `still running after ${(durationMs / 1000).toFixed(1)} s, so it was ended`;
  }
  if (exitStatus === undefined) {
    return 'ended without an exit status';
  }
  const meaning = exitStatus === 0 ? undefined : exitStatusMeaning(exitStatus);
  return `exit status ${exitStatus}${meaning === undefined ? '' : ` (${meaning})`}`;
};

/** A command of a step ended otherwise than the step expects. The message stands alone in a CI log. */
export class CheckError extends HarnessError {
  override readonly name = 'CheckError';
  readonly kind = 'check';
  /** What should have been, as in "exit status 0". */
  readonly expected: string;
  readonly result: CommandResult;

  constructor(expected: string, result: CommandResult) {
    super(
      [
        `command:  ${result.command}   (${result.where})`,
        `expected: ${expected}`,
        `actual:   ${end(result)}`,
        ...shown(result.output),
      ].join('\n'),
    );
    this.expected = expected;
    this.result = result;
  }
}
