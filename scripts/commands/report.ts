import {mkdirSync, realpathSync} from 'node:fs';
import {join, relative, resolve} from 'node:path';
import {replaceFileSync} from '../../harness/atomic/replace-file-sync.ts';
import {firstPage} from '../../harness/report/first-page.ts';
import {wholeReport} from '../../harness/report/whole-report.ts';
import {createResultsFolder} from '../../harness/results/create-results-folder.ts';
import {findRuns} from '../../harness/results/find-runs.ts';
import {formatSummary} from '../../harness/results/summary/format-summary.ts';
import {mergeRuns, type RunPart} from '../../harness/results/merge-runs.ts';
import {readRun} from '../../harness/results/read-run.ts';
import {reportFile} from '../../harness/results/results-layout.ts';
import {tap} from '../../harness/results/tap.ts';
import {RunFiles} from '../../harness/results/run-files.ts';
import {exitStatuses} from '../exit-status/exit-statuses.ts';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {resultsRoot} from '../project/project.ts';
import {printRun} from '../results/print-run.ts';
import {reportTrees} from '../results/report-trees.ts';

/**
 * Merges the results of several runs, such as the shards of a CI job, into one results.json, junit.xml, ctrf.json and report.html, and
 * prints the summary, or TAP. The exit status is the gravest of theirs; 69 when a shard is missing or did not come to its end.
 */
export const reportCommand = (
  folders: readonly string[],
  {output, tap: isTap}: {output?: string; tap: boolean},
): number => {
  const parts = [...new Set(folders.flatMap(findRuns).map((folder) => realpathSync(folder)))].map(
    (folder): RunPart => ({folder: relative(process.cwd(), folder) || '.', record: readRun(folder)}),
  );
  const merged = mergeRuns(parts, process.argv, exitStatuses.machinery);
  const results =
    output === undefined
      ? createResultsFolder(resultsRoot(), {files: {[reportFile]: firstPage()}})
      : made(output);
  if (parts.some(({folder}) => realpathSync(folder) === results)) {
    throw new UsageError(`--output ${results}: holds some of the results to merge; allowed: another folder`);
  }
  for (const each of merged.suites.flatMap(({cases}) => cases)) {
    each.artifacts = each.artifacts.map((path) => relative(results, resolve(path)));
  }
  new RunFiles(results).write(merged);
  replaceFileSync(join(results, reportFile), wholeReport(merged, {folder: results, trees: reportTrees}));
  printRun(merged, {results, format: isTap ? tap : formatSummary});
  return merged.exitStatus ?? 0;
};

const made = (folder: string): string => {
  mkdirSync(folder, {recursive: true});
  return realpathSync(folder);
};
