import type {RehearsalOptions} from './rehearsal-options.ts';

/** The flag with the factor of time limits, when there is one. */
export const limits = ({timeoutFactor}: RehearsalOptions): string[] =>
  timeoutFactor === undefined ? [] : ['--timeout-factor', timeoutFactor];
