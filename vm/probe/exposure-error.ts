import {HarnessError} from '../../harness/errors/harness-error.ts';
import type {Difference} from './difference.ts';
import {formatDifferences} from './format-differences.ts';

/** An exposure is not what it must be. The message has a table of where, and stands alone in a CI log. */
export class ExposureError extends HarnessError {
  override readonly name = 'ExposureError';
  readonly kind = 'check';
  readonly differences: readonly Difference[];

  /**
   * @param where as in "inside test5@.service"
   * @param table its lines. Default: of what was expected and what is
   */
  constructor(
    where: string,
    differences: readonly Difference[],
    table: readonly string[] = formatDifferences(differences).split('\n'),
  ) {
    super([`exposure: ${where}`, ...table.map((line) => `  | ${line}`)].join('\n'));
    this.differences = differences;
  }
}
