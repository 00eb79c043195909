const second = 1000;
const minute = 60 * second;

/** What people count time in, in milliseconds. */
const steps = [
  ...[1, 10, 100].flatMap((power) => [power, 2 * power, 5 * power]),
  ...[1, 2, 5, 10, 20, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 20, 30].map((count) => count * minute),
];

/** Round times from `from` to `to`, in milliseconds, no more than `most`. */
export const ticks = (from: number, to: number, most: number): number[] => {
  let step = steps.find((each) => (to - from) / each <= most) ?? 60 * minute;
  while ((to - from) / step > most) {
    step *= 2;
  }
  const first = Math.ceil(from / step);
  return Array.from({length: Math.floor(to / step) - first + 1}, (_, index) => (first + index) * step);
};
