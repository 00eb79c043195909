import {HarnessError} from '../errors/harness-error.ts';
import type {CommandResult} from '../ssh/command-result.ts';
import {describeResult} from './describe-result.ts';

/**
 * A command in the guest ended otherwise than expected. The message holds the command, how it ended, what was expected and
 * what it wrote.
 */
export class CommandFailedError extends HarnessError {
  override readonly name = 'CommandFailedError';
  readonly kind = 'command';
  readonly machine: string;
  /** What should have been, as in "exit status 0". */
  readonly expected: string;
  readonly result: CommandResult;
  readonly timedOut: boolean;
  /** The command's, in the guest; undefined when a signal or the end of its time ended it. */
  readonly exitStatus: number | undefined;

  constructor(machine: string, expected: string, result: CommandResult) {
    super(`${machine}: expected ${expected}\n${describeResult(result)}`);
    this.machine = machine;
    this.expected = expected;
    this.result = result;
    this.timedOut = result.timedOut;
    this.exitStatus = result.exitStatus;
  }
}
