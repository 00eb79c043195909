import type {BenchmarkRow, MeasuredRow} from './benchmark-report.ts';
import {median} from './median.ts';

/** Medians, extremes, and the ratios to the rows `boot` and `floor`, where those were measured. */
export const summarise = (rows: readonly MeasuredRow[]): BenchmarkRow[] => {
  const boot = rows.find(({id}) => id === 'boot')?.samples ?? [];
  const floor = rows.find(({id}) => id === 'floor')?.samples ?? [];
  return rows.map((row) => {
    const {id, unit, samples} = row;
    if (samples.length === 0) {
      return row;
    }
    const middle = median(samples);
    const besideFloor =
      row.besideFloor === true
        ? samples.flatMap((sample, index) => {
            const neighbour = floor[index];
            return neighbour === undefined ? [] : [sample / neighbour];
          })
        : [];
    return {
      ...row,
      median: middle,
      min: Math.min(...samples),
      max: Math.max(...samples),
      ...(unit === 'ms' && id !== 'boot' && boot.length > 0 ? {bootRatio: median(boot) / middle} : {}),
      ...(besideFloor.length > 0 ? {floorRatio: median(besideFloor)} : {}),
    };
  });
};
