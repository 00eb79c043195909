/** Milliseconds as in `3.4 s`. */
export const seconds = (durationMs: number): string => `${(durationMs / 1000).toFixed(1)} s`;
