import type {BenchmarkContext} from './benchmark-context.ts';
import type {RowPlan} from './benchmark-report.ts';

/** Something that is measured, by the name that `--only` knows. */
export type Measurement = {
  readonly name: string;
  readonly rows: readonly RowPlan[];
  /** Measures all rows and hands over each sample as it comes. Throws when something does not work. */
  readonly measure: (context: BenchmarkContext, add: (row: string, sample: number) => void) => Promise<void>;
};
