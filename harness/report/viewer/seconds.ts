/** A time span in words: `0.25 s`, `12.3 s`, `4 min 5 s`. */
export const seconds = (ms: number): string => {
  const s = ms / 1000;
  if (Math.abs(s) < 1) {
    return `${s.toFixed(2)} s`;
  }
  if (Math.abs(s) < 60) {
    return `${s.toFixed(1)} s`;
  }
  const whole = Math.round(s);
  return `${Math.trunc(whole / 60)} min ${Math.abs(whole % 60)} s`;
};
