import type {Twin} from './twin.ts';

/** A twin that is run in the same command as another, and before it, and its unit. */
export type EarlierTwin = {readonly unit: string; readonly twin: Pick<Twin, 'of' | 'directories'>};
