/** The number after the highest that a file's name begins with, read or not. */
export const nextStepNumber = (files: readonly string[]): number =>
  1 + Math.max(0, ...files.map((file) => Number(/^\d+/.exec(file)?.[0] ?? 0)));
