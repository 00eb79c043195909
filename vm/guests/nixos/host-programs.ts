import {commonPrograms} from '../guest/common-programs.ts';
import type {HostProgram} from '../guest/host-program.ts';

/** What the host must have to start a NixOS VM by its run script, which brings its own QEMU. */
export const scriptPrograms: readonly HostProgram[] = [
  {program: 'ssh-keyscan', package: 'openssh-client', purpose: "learning a NixOS guest's host key"},
  ...commonPrograms,
];

/** What it must have to build one as well. */
export const nixosPrograms: readonly HostProgram[] = [
  {program: 'nix-build', package: 'nix-bin', purpose: 'evaluating and building the units'},
  ...scriptPrograms,
];
