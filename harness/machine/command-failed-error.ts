import type {ExecResult} from '../ssh/exec-result.ts';
import {describeResult} from './describe-result.ts';

/**
 * A command in the guest ended otherwise than expected. The fields are those of `ExecResult`; the message holds the
 * command, how it ended, what was expected and what it wrote.
 */
export class CommandFailedError extends Error {
  override readonly name = 'CommandFailedError';
  readonly machine: string;
  /** What should have been, as in "exit status 0". */
  readonly expected: string;
  readonly result: ExecResult;
  readonly timedOut: boolean;
  readonly exitStatus: number | undefined;

  constructor(machine: string, expected: string, result: ExecResult) {
    super(`${machine}: expected ${expected}\n${describeResult(result)}`);
    this.machine = machine;
    this.expected = expected;
    this.result = result;
    this.timedOut = result.timedOut;
    this.exitStatus = result.exitStatus;
  }
}
