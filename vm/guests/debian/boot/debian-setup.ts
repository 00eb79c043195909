import type {Acceleration} from '../../../../harness/qemu/acceleration.ts';
import type {ConfinementModule} from '../../../modules/confinement-module.ts';
import type {GuestSetup} from '../../guest/guest-setup.ts';
import type {Image} from '../image/image.ts';

/** All that decides about one Debian guest. */
export type DebianSetup = GuestSetup & {
  readonly image: Image;
  readonly module: ConfinementModule;
  readonly acceleration: Acceleration;
  readonly timeoutFactor: number;
};
