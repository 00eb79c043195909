/**
 * Whether an error came of the compiler's end: esbuild is a process of its own, which compiles for tsx. It says so while it is asked, and
 * ever after; then no further TypeScript can be loaded, which is no fault of the file.
 */
export const compilerEnded = (error: unknown): boolean =>
  error instanceof Error && /^The service (?:was stopped|is no longer running)/.test(error.message);
