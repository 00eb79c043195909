import type {TestOptions} from '../commands/test.ts';
import {sshFlags} from '../options/ssh-flags.ts';

/** The command line flags of `confinement test` that mean these options. */
export const testFlags = (options: TestOptions): string[] => [
  ...options.guest.flatMap((guest) => ['--guest', guest]),
  ...options.module.flatMap((module) => ['--module', module]),
  ...options.match.flatMap((pattern) => ['--match', pattern]),
  '--accel',
  options.accel,
  ...(options.transport === undefined ? [] : ['--transport', options.transport]),
  ...sshFlags(options),
  ...(options.cold ? ['--cold'] : []),
  ...(options.isolate ? ['--isolate'] : []),
  ...(options.keep ? ['--keep'] : []),
  ...(options.jobs === undefined ? [] : ['--jobs', String(options.jobs)]),
  ...(options.timeoutFactor === undefined ? [] : ['--timeout-factor', String(options.timeoutFactor)]),
  ...(options.nixpkgs === undefined ? [] : ['--nixpkgs', options.nixpkgs]),
];
