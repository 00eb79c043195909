/** A stretch of time, in milliseconds. */
export type Span = {readonly from: number; readonly to: number};

/** Milliseconds of the shortest stretch that can be looked at. */
const shortest = 20;

/**
 * A stretch that is `factor` times as long, with what lies at `at` where it was; it stays within `whole`.
 */
export const zoomed = (span: Span, factor: number, at: number, whole: Span): Span => {
  const length = Math.min(
    whole.to - whole.from,
    Math.max(Math.min(shortest, whole.to - whole.from), (span.to - span.from) * factor),
  );
  const share = (at - span.from) / (span.to - span.from);
  const from = Math.min(Math.max(at - share * length, whole.from), whole.to - length);
  return {from, to: from + length};
};
