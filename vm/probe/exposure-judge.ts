import type {ExposureError} from './exposure-error.ts';
import type {Exposure} from './exposure.ts';

/** Where an exposure was seen. */
export type Sight = {
  /** As in "inside test5@.service". */
  readonly where: string;
  /** Namespaces and mounts of the guest itself; undefined where the exposure is that of the guest. */
  readonly outside: Exposure | undefined;
};

/** Something that an exposure is held to as a whole, as a lock file is. */
export abstract class ExposureJudge {
  /** The error when the exposure does not hold; throws what is not about it. */
  abstract judge(exposure: Exposure, sight: Sight): ExposureError | undefined;
}
