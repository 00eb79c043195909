import {appendFileSync, statSync} from 'node:fs';
import type {SummaryOptions} from '../../harness/results/summary/format-summary.ts';
import {githubAnnotations} from '../../harness/results/github-annotations.ts';
import {githubSummary} from '../../harness/results/github-summary.ts';
import type {RunRecord} from '../../harness/results/run-record.ts';
import {shownPath} from '../../steps/kit/shown-path.ts';

/** Bytes of a summary that GitHub takes for one step of a job, with some room. */
const mostSummaryBytes = 1024 ** 2 - 16 * 1024;

/** What is printed of a run. */
export type RunFormat = (run: RunRecord, summary: SummaryOptions) => string;

export type PrintOptions = {
  /** The run's results folder. */
  readonly results: string;
  readonly format: RunFormat;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly out?: (text: string) => void;
  readonly err?: (text: string) => void;
};

/**
 * Prints a run on standard output. In a job of GitHub's (GITHUB_ACTIONS) it also marks what
 * failed beside the code, by lines on standard error, and adds to the job's summary (GITHUB_STEP_SUMMARY).
 */
export const printRun = (
  run: RunRecord,
  {
    results,
    format,
    env = process.env,
    out = (part) => process.stdout.write(part),
    err = (part) => process.stderr.write(part),
  }: PrintOptions,
): void => {
  const text = format(run, {
    resultsPath: shownPath(results),
    colour: process.stdout.isTTY && (env.NO_COLOR ?? '') === '',
  });
  if (env.GITHUB_ACTIONS !== 'true') {
    out(text);
    return;
  }
  out(withoutCommands(text));
  for (const line of githubAnnotations(run)) {
    err(`${line}\n`);
  }
  const file = env.GITHUB_STEP_SUMMARY;
  if (file !== undefined && file !== '') {
    const before = statSync(file, {throwIfNoEntry: false})?.size ?? 0;
    appendFileSync(file, githubSummary(run, Math.max(0, mostSummaryBytes - before)));
  }
};

/** GitHub takes a line that begins with `::`, and `##[` anywhere, for a command to its runner; guests write what they like. */
const withoutCommands = (text: string): string =>
  text.replaceAll(/^(\s*):(?=:)/gm, '$1: ').replaceAll('##[', '# #[');
