const steps = [1, 2, 5];

/** Round numbers from `from` to `to`, no more than `most`. */
export const ticks = (from: number, to: number, most: number): number[] => {
  let step = 1;
  for (let power = 1; ; power *= 10) {
    const found = steps.find((each) => (to - from) / (each * power) <= most);
    if (found !== undefined) {
      step = found * power;
      break;
    }
  }
  const first = Math.ceil(from / step);
  return Array.from({length: Math.floor(to / step) - first + 1}, (_, index) => (first + index) * step);
};
