import type {Command} from 'commander';
import type {Config} from '../config/define-config.ts';
import type {OptionRow, OptionValues} from './option-row.ts';

/** The values of a command's options: as the command line says, else the configuration, else the default. */
export const readOptions = (
  command: Pick<Command, 'getOptionValue' | 'getOptionValueSource'>,
  rows: readonly OptionRow[],
  config: Config = {},
): OptionValues =>
  Object.fromEntries(
    rows.flatMap((row) => {
      const value =
        command.getOptionValueSource(row.name) === 'cli'
          ? (command.getOptionValue(row.name) as OptionValues[string])
          : (row.configured?.(config) ?? row.default);
      return value === undefined ? [] : [[row.name, value]];
    }),
  );
