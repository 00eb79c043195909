import type {RehearsalOptions} from './rehearsal-options.ts';

/** Milliseconds that a run may take to come to where a route wants it: a NixOS boots for minutes without KVM. */
export const patienceMs = ({timeoutFactor = '4'}: RehearsalOptions): number =>
  Math.max(5, 5 * Number(timeoutFactor)) * 60_000;
