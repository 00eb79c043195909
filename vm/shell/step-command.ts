import type {CommandResult} from '../../harness/ssh/command-result.ts';

/** A command of a step: how it ended and, when it was a check, what was expected of it. */
export type StepCommand = CommandResult & {
  /** As in "exit status 0"; absent when nothing was asserted. */
  readonly expected?: string;
  /** Whether that holds; there where `expected` is. */
  readonly holds?: boolean;
};
