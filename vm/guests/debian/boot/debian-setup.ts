import type {Acceleration} from '../../../../harness/qemu/acceleration.ts';
import type {ConfinementModule} from '../../../modules/confinement-module.ts';
import type {GuestSetup} from '../../guest/guest-setup.ts';
import type {Image} from '../image/image.ts';

/** All that decides about one Debian guest as it boots. */
export type DebianMachineSetup = GuestSetup & {
  readonly image: Image;
  readonly acceleration: Acceleration;
  readonly timeoutFactor: number;
};

/** The same, and what makes the units that it gets. */
export type DebianSetup = DebianMachineSetup & {readonly module: ConfinementModule};
