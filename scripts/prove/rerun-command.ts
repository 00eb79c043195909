import {quote} from '../../harness/process/quote.ts';
import {ownModule} from '../../vm/modules/confinement-module.ts';
import {sshFlags} from '../options/ssh-flags.ts';
import type {SshOptions} from '../options/ssh-options.ts';

/** What a step was proved on, as the user names it. */
export type ProvedOn = {
  readonly guest: string;
  readonly module: string;
  /** What a guest `nixos` was built from. */
  readonly nixpkgs?: string;
  /** How a machine that runs already was treated. */
  readonly ssh?: SshOptions;
};

const options = ({guest, module, nixpkgs, ssh = {}}: ProvedOn): string =>
  [
    `--guest ${quote(guest)}`,
    // A module of its own is not for the user to choose.
    ...(module === ownModule.name ? [] : [`--module ${quote(module)}`]),
    ...(nixpkgs === undefined ? [] : [`--nixpkgs ${quote(nixpkgs)}`]),
    ...sshFlags(ssh).map(quote),
  ].join(' ');

/** The command line that proves just this step again. */
export const rerunCommandLine = (step: number, on: ProvedOn): string =>
  `npx confinement test ${step} ${options(on)}`;

/** The command line that opens a shell inside this step's confinement. */
export const shellCommandLine = (step: number, on: ProvedOn): string =>
  `npx confinement shell ${step} ${options(on)}`;
