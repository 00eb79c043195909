import type {BenchContext} from './bench-context.ts';
import type {RowPlan} from './bench-report.ts';

/** Something that is measured, by the name that `--only` knows. */
export type Measurement = {
  readonly name: string;
  readonly rows: readonly RowPlan[];
  /** Measures all rows and hands over each sample as it comes. Throws when something does not work. */
  readonly measure: (context: BenchContext, add: (row: string, sample: number) => void) => Promise<void>;
};
