import {quote} from '../../harness/process/quote.ts';
import {ownModule} from '../../vm/modules/confinement-module.ts';
import type {GuestOptionValues} from '../../vm/guests/guest/guest-option.ts';
import {guestFlags} from '../options/guest-flags.ts';

/** What a step was proved on, as the user names it. */
export type ProvedOn = {
  readonly guest: string;
  readonly module: string;
  /** Values of the guest's own options. */
  readonly guestOptions: GuestOptionValues;
};

const options = ({guest, module, guestOptions}: ProvedOn): string =>
  [
    `--guest ${quote(guest)}`,
    // A module of its own is not for the user to choose.
    ...(module === ownModule.name ? [] : [`--module ${quote(module)}`]),
    ...guestFlags(guestOptions).map(quote),
  ].join(' ');

/** The command line that proves just this step again. */
export const rerunCommandLine = (step: number, on: ProvedOn): string =>
  `npx confinement test ${step} ${options(on)}`;

/** The command line that opens a shell inside this step's confinement. */
export const shellCommandLine = (step: number, on: ProvedOn): string =>
  `npx confinement shell ${step} ${options(on)}`;
