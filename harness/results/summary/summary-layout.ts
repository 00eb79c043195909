import type {Paint} from './paint.ts';

/** Where the parts of a summary's lines stand, in characters, and how they are coloured. */
export type SummaryLayout = {
  /** Path of the results folder, as it is to be shown. */
  readonly resultsPath: string;
  readonly labelWidth: number;
  readonly idWidth: number;
  readonly nameWidth: number;
  readonly paint: Paint;
};
