import type {TestOptions} from '../commands/test.ts';
import {guestFlags} from '../options/guest-flags.ts';

/** The command line flags of `confinement test` that mean these options. */
export const testFlags = (options: TestOptions): string[] => [
  ...options.guest.flatMap((guest) => ['--guest', guest]),
  ...options.module.flatMap((module) => ['--module', module]),
  ...options.match.flatMap((pattern) => ['--match', pattern]),
  '--accel',
  options.accel,
  ...(options.transport === undefined ? [] : ['--transport', options.transport]),
  ...guestFlags(options.guestOptions),
  ...(options.cold ? ['--cold'] : []),
  ...(options.isolate ? ['--isolate'] : []),
  ...(options.keep ? ['--keep'] : []),
  ...(options.shard === undefined ? [] : ['--shard', options.shard]),
  ...(options.jobs === undefined ? [] : ['--jobs', String(options.jobs)]),
  ...(options.timeoutFactor === undefined ? [] : ['--timeout-factor', String(options.timeoutFactor)]),
];
