import type {OptionRow, OptionValues} from './option-row.ts';

/** The command line flags, in the order of the table, that mean these values of the options. */
export const optionFlags = (rows: readonly OptionRow[], values: OptionValues): string[] =>
  rows.flatMap(({name, flags}) => {
    const flag = /--[a-z-]+/.exec(flags)?.[0] ?? '';
    const value = values[name];
    if (value === undefined || value === false) {
      return [];
    }
    return value === true ? [flag] : [value].flat().flatMap((each) => [flag, String(each)]);
  });
