/** A moment for a reader: `2026-11-29 03:28:40 UTC`. */
export const clockTime = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
