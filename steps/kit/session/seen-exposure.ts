import type {ExposureDocument} from '../../../vm/probe/exposure-document.ts';

/** What a step has seen inside of its confinement. */
export type SeenExposure = {
  /** Name of the unit, as in `test5@.service`, or that of an instance which the step holds open. */
  readonly unit: string;
  readonly exposure: ExposureDocument;
};
