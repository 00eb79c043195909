import type {BenchmarkRow, MeasuredRow} from './benchmark-report.ts';
import {median} from './median.ts';

/** Medians, extremes, and the ratios to the row `boot` and to the one beside, where those were measured. */
export const summarise = (rows: readonly MeasuredRow[]): BenchmarkRow[] => {
  const boot = rows.find(({id}) => id === 'boot')?.samples ?? [];
  return rows.map((row) => {
    const {id, unit, samples} = row;
    if (samples.length === 0) {
      return row;
    }
    const middle = median(samples);
    const neighbours = rows.find((each) => each.id === row.beside)?.samples ?? [];
    const ratios = samples.flatMap((sample, index) => {
      const neighbour = neighbours[index];
      return neighbour === undefined ? [] : [sample / neighbour];
    });
    return {
      ...row,
      median: middle,
      min: Math.min(...samples),
      max: Math.max(...samples),
      ...(unit === 'ms' && id !== 'boot' && boot.length > 0 ? {bootRatio: median(boot) / middle} : {}),
      ...(ratios.length > 0 ? {besideRatio: median(ratios)} : {}),
    };
  });
};
