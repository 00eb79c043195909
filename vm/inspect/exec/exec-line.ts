import type {ExecKind} from './exec-kind.ts';

/** The command of a unit in whose place the probe runs. */
export type ExecLine = {
  readonly kind: ExecKind;
  /** What lets it run with more than the unit says. */
  readonly prefix: '' | '!!' | '!' | '+';
  /** As the unit has it, prefixes and all; empty when the unit has none, which only ExecStart may be. */
  readonly command: string;
  /** File and line. */
  readonly at: string;
  /** How many of this kind the unit has. */
  readonly count: number;
};
