import type {TestOptions} from '../options/test-options.ts';
import {optionFlags} from '../options/option-flags.ts';
import {optionTable} from '../options/option-table.ts';

/** The command line flags of `confinement test` that mean these options. */
export const roundFlags = ({guestOptions, ...options}: TestOptions): string[] =>
  optionFlags(optionTable.test, {...options, ...guestOptions});
