import {formatSummary} from '../../harness/results/summary/format-summary.ts';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {loadSteps} from '../../steps/kit/load-steps.ts';
import {selectSteps} from '../../steps/kit/select-steps.ts';
import {exitStatuses} from '../exit-status/exit-statuses.ts';
import type {TestOptions} from '../options/test-options.ts';
import type {CommandContext} from '../progress/command-context.ts';
import {isCheckout} from '../project/project.ts';
import {documentFile} from '../regressions/document-file.ts';
import {formatRegressions} from '../regressions/format-regressions.ts';
import {regressionTable} from '../regressions/regression-table.ts';
import {writeDocument} from '../regressions/write-document.ts';
import {testCommand} from './test.ts';

export type RegressionsOptions = Omit<
  TestOptions,
  'set' | 'match' | 'steps' | 'shard' | 'tap' | 'lastFailed' | 'repeat' | 'rerunFailed' | 'knownFlakes'
> & {
  json: boolean;
  /** Write the document, too. */
  write: boolean;
};

/** The set of the known regressions. */
const set = 'regressions';

/**
 * Proves the known regressions, prints the table of all with their state on each guest with each module, and resolves to
 * the exit status, as `confinement test` has it.
 *
 * @throws UsageError when the document is to be written, which the package does not have.
 */
export const regressionsCommand = async (
  {json, write, ...options}: RegressionsOptions,
  context: CommandContext,
): Promise<number> => {
  if (write && !isCheckout) {
    throw new UsageError(
      '--write: writes docs/regressions.md of a checkout, which the package does not have',
    );
  }
  const steps = selectSteps(await loadSteps(), [], [], [set]);
  let document: Promise<void> | undefined;
  const status = await testCommand(
    [],
    {...options, set: [set], match: [], tap: false, lastFailed: false},
    context,
    (record, summary) => {
      const table = regressionTable(steps, record.suites);
      const isProved = record.exitStatus === exitStatuses.proved;
      if (write && isProved) {
        document = writeDocument(documentFile, table);
      }
      if (json) {
        return `${JSON.stringify(table, undefined, 2)}\n`;
      }
      // What failed is told as `confinement test` does.
      return isProved
        ? formatRegressions(table)
        : `${formatSummary(record, summary)}\n${formatRegressions(table)}`;
    },
  );
  await document;
  return status;
};
