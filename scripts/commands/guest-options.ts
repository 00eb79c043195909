import type {AccelerationChoice} from '../../harness/qemu/acceleration.ts';
import type {SshOptions} from '../options/ssh-options.ts';

/** What chooses one machine. */
export type GuestOptions = {
  guest: string;
  module: string;
  accel: AccelerationChoice;
  timeoutFactor?: number;
  /** What a guest `nixos` is built from. */
  nixpkgs?: string;
} & SshOptions;
