/** The middle of some numbers: of an even count the mean of the two. At least one must be given. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) {
    throw new RangeError('there is no median of nothing');
  }
  return (lower + upper) / 2;
};
