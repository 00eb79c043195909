/** How sure the bound is. */
const confidence = 0.95;

/**
 * The rate of failures, from 0 to 1, below which the true one lies at 95 % when `failed` of `runs` runs that do not bear on one
 * another have failed: the upper end of Clopper's and Pearson's interval, one-sided. Without a failure it is 3 in `runs`, about.
 */
export const failureBound = (failed: number, runs: number): number => {
  if (failed >= runs) {
    return 1;
  }
  let low = 0;
  let high = 1;
  for (let halving = 0; halving < 60; halving++) {
    const rate = (low + high) / 2;
    if (atMost(failed, runs, rate) > 1 - confidence) {
      low = rate;
    } else {
      high = rate;
    }
  }
  return high;
};

/** Chance that at most so many of the runs fail at this rate. */
const atMost = (failed: number, runs: number, rate: number): number => {
  let sum = 0;
  // In logarithms: the powers of a long series are too small for a number.
  let logOfTerm = runs * Math.log1p(-rate);
  for (let count = 0; count <= failed; count++) {
    sum += Math.exp(logOfTerm);
    logOfTerm += Math.log((runs - count) / (count + 1)) + Math.log(rate) - Math.log1p(-rate);
  }
  return sum;
};
