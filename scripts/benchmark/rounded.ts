/** Pixels with one digit after the point: no eye sees more. */
export const rounded = (value: number): number => Math.round(value * 10) / 10;
