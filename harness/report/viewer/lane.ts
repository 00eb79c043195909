import type {Bar} from './bar.ts';

/** Bars of one kind that do not overlap, in the order of their times. */
export type Lane = {readonly kind: Bar['kind']; readonly bars: readonly Bar[]};
