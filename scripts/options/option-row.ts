import type {Config} from '../config/define-config.ts';

/** One option of the command line: a row of the table that the parser, the flags and the rerun command are made of. */
export type OptionRow = {
  /** Name of its value, as in `timeoutFactor` for `--timeout-factor`. */
  readonly name: string;
  /** As commander reads them: `-g, --guest <guest>`. Without a value it is a switch. */
  readonly flags: string;
  /** For `--help`. */
  readonly description: string;
  /** The values that there are, where they can be counted. */
  readonly choices?: readonly string[];
  /** Reads the value. Default: as it is. @throws InvalidArgumentError with what is allowed */
  readonly parse?: (text: string) => string | number;
  /** Value when neither the command line nor the configuration says one; a list for one that is repeatable. */
  readonly default?: string | false | readonly string[];
  /** What `--help` says that the default is. Default: the default itself, quoted. */
  readonly shownDefault?: string;
  /** It may be given several times; its value is a list. */
  readonly repeatable?: true;
  /** The command does not go without it. */
  readonly required?: true;
  /** It decides what a step is proved on, and belongs into the command lines that do the same again. */
  readonly decidesProof?: true;
  /** Its value in the project's configuration, which counts when the command line has none. */
  readonly configured?: (config: Config) => string | number | readonly string[] | undefined;
};

/** Values of options by their names. */
export type OptionValues = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>;
