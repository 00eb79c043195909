/** What `bench.json` holds. Times of day are ISO 8601 in UTC. */
export type BenchmarkReport = {
  startedAt: string;
  /** Absent while it lasts. */
  endedAt?: string;
  /** How often each thing was to be measured; a cold boot at most three times. */
  runs: number;
  /** What it was measured on: host, QEMU, guest. */
  facts: Record<string, string>;
  rows: BenchmarkRow[];
};

/** One thing that is measured. */
export type RowPlan = {
  id: string;
  title: string;
  /** Rows of one section are drawn to the same scale. */
  section: string;
  unit: 'ms' | 'MiB' | '%';
  /** Executions that one sample is the mean of. */
  each: number;
  /** Id of a row whose sample of the same number each sample was measured next to. */
  beside?: string;
};

/** One thing with what was measured, in the order of time. */
export type MeasuredRow = RowPlan & {
  samples: number[];
  /** Why there are no more samples, when there should be. */
  failure?: string;
};

/** One thing with what follows from its samples; without any, nothing does. */
export type BenchmarkRow = MeasuredRow & {
  median?: number;
  min?: number;
  max?: number;
  /** How many times as long as this the cold boot of the same sitting took. */
  bootRatio?: number;
  /** How many times as long as the row beside it this took: the median of the neighbours' ratios. */
  besideRatio?: number;
};
