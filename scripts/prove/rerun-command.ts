import {quote} from '../../harness/process/quote.ts';
import {ownModule} from '../../vm/modules/confinement-module.ts';
import type {GuestOptionValues} from '../../vm/guests/guest/guest-option.ts';
import {optionFlags} from '../options/option-flags.ts';
import type {OptionRow} from '../options/option-row.ts';
import {optionTable} from '../options/option-table.ts';

/** What a step was proved on, as the user names it. */
export type ProvedOn = {
  readonly guest: string;
  readonly module: string;
  /** Folder of the steps. Default: this project's own. */
  readonly steps?: string;
  /** Values of the guest's own options. */
  readonly guestOptions: GuestOptionValues;
};

/** Stands for the number of any step of a suite. */
export const anyStep = '{id}';

const commandLine = (
  command: 'test' | 'shell',
  step: number | typeof anyStep,
  {guest, module, steps, guestOptions}: ProvedOn,
): string => {
  const rows: readonly OptionRow[] = optionTable[command];
  const flags = optionFlags(
    rows.filter(({decidesProof}) => decidesProof),
    // A module of its own is not for the user to choose.
    {...guestOptions, guest, module: module === ownModule.name ? undefined : module, steps},
  );
  return ['npx', 'confinement', command, String(step), ...flags.map(quote)].join(' ');
};

/** The command line that proves just this step again. */
export const rerunCommandLine = (step: number | typeof anyStep, on: ProvedOn): string =>
  commandLine('test', step, on);

/** The command line that opens a shell inside this step's confinement. */
export const shellCommandLine = (step: number | typeof anyStep, on: ProvedOn): string =>
  commandLine('shell', step, on);
