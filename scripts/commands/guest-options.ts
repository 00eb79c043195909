import type {AccelerationChoice} from '../../harness/qemu/acceleration.ts';
import type {GuestOptionValues} from '../../vm/guests/guest/guest-option.ts';

/** What chooses one guest. */
export type GuestOptions = {
  guest: string;
  module: string;
  accel: AccelerationChoice;
  timeoutFactor?: number;
  /** Folder of the steps. Default: this project's own. */
  steps?: string;
  /** Values of the options that only some guests take. */
  guestOptions: GuestOptionValues;
};
