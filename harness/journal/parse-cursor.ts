/** Where a journal was left off, of what `journalctl --show-cursor` prints; undefined when that is not there. */
export const parseCursor = (printed: string): string | undefined =>
  /^-- cursor: (?<cursor>\S+)$/m.exec(printed)?.groups?.cursor;
