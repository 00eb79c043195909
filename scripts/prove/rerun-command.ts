import {quote} from '../../harness/machine/quote.ts';
import {ownModule} from '../../vm/lab/lab-module.ts';

// A module of its own is not for the user to choose.
const options = (guest: string, module: string) =>
  `--guest ${quote(guest)}${module === ownModule.name ? '' : ` --module ${quote(module)}`}`;

/** The command line that proves just this step again. */
export const rerunCommand = (step: number, guest: string, module: string): string =>
  `npx confinement test ${step} ${options(guest, module)}`;

/** The command line that opens a shell inside this step's confinement. */
export const shellCommand = (step: number, guest: string, module: string): string =>
  `npx confinement shell ${step} ${options(guest, module)}`;
