import type {CommandResult} from '../../harness/ssh/command-result.ts';
import {ServiceDiedError} from './service-died-error.ts';

/** What is told of a command that led to no result: as its output, why. `sent` is when it was sent. */
export const notRun = (
  command: string,
  error: unknown,
  sent: Pick<CommandResult, 'startedAt' | 'durationMs'>,
): CommandResult => {
  const why = Buffer.from(error instanceof Error ? error.message : String(error));
  return {
    command,
    where: 'not run',
    ...sent,
    exitStatus: undefined,
    signal: undefined,
    timedOut: false,
    ...(error instanceof ServiceDiedError ? error.result : {}),
    stdout: why,
    stderr: Buffer.alloc(0),
    output: why,
  };
};
