/**
 * Whether the layers are not for a file: a test, and what only tests use, may look up, as a machine's test wants a guest.
 * Nothing else may import them.
 */
export const isExempt = (path: string): boolean =>
  /\.test(?:-d)?\.ts$/.test(path) || /(?:^|\/)(?:fixtures|testing)\//.test(path);
