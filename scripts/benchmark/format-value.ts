import type {RowPlan} from './benchmark-report.ts';

/** A value with its unit and three digits that count, as in `118 ms`, `1.72 s`, `99.9 MiB` or `1.94 %`. */
export const formatValue = (value: number, unit: RowPlan['unit']): string =>
  unit !== 'ms'
    ? `${digits(value)} ${unit}`
    : value < 999.5
      ? `${digits(value)} ms`
      : `${digits(value / 1000)} s`;

const digits = (value: number): string => {
  if (value >= 99.95) {
    return value.toFixed(0);
  }
  return value >= 9.995 ? value.toFixed(1) : value.toFixed(2);
};
