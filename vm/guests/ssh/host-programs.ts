import {unitPrograms} from '../debian/host-programs.ts';
import {commonPrograms} from '../guest/common-programs.ts';
import type {HostProgram} from '../guest/host-program.ts';

/** What the host must have to talk to a machine that runs already. */
export const sshPrograms: readonly HostProgram[] = [
  {program: 'ssh-keygen', package: 'openssh-client', purpose: "looking up a machine's host key"},
  ...commonPrograms,
];

/** What it must have to give that units, too: they are made of a Debian guest's programs. */
export const deployPrograms: readonly HostProgram[] = [...unitPrograms, ...sshPrograms];
