import type {Accelerator} from './qemu-spec.ts';

/** What the user asks for: a certain accelerator, or the best that works. */
export const accelerationChoices = ['auto', 'kvm', 'tcg'] as const;
/** One of `accelerationChoices`. */
export type AccelerationChoice = (typeof accelerationChoices)[number];

/** Which accelerator is used, and why in a few words that fit on one line. */
export type Acceleration = {readonly accelerator: Accelerator; readonly why: string};
