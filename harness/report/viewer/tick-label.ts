import type {Span} from './zoomed.ts';

/** In seconds, or, of a run of minutes, as in `1:20`; as exact as the stretch that is shown needs. */
export const tickLabel = (ms: number, span: Span, whole: Span): string => {
  const length = span.to - span.from;
  const digits = length < 2000 ? 2 : length < 10_000 ? 1 : 0;
  const s = ms / 1000;
  if (whole.to - whole.from < 120_000) {
    return `${s.toFixed(digits)} s`;
  }
  const rest = (s % 60).toFixed(digits);
  return `${Math.floor(s / 60)}:${rest.padStart(digits === 0 ? 2 : digits + 3, '0')}`;
};
