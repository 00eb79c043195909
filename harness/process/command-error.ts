import {MachineryError} from '../errors/machinery-error.ts';

/** What is known of a program of the host that failed. */
export type CommandErrorFields = {
  command: string;
  exitStatus: number | undefined;
  signal: string | undefined;
  timedOut: boolean;
  durationMs: number;
  /** Milliseconds that it was given, if there was a limit. */
  timeoutMs?: number | undefined;
  stdout: string;
  stderr: string;
  /** Why it could not be started; undefined when it was. */
  notStarted?: string | undefined;
};

const lastLines = (text: string, count: number) => text.trimEnd().split('\n').slice(-count).join('\n');

const outcome = ({
  exitStatus,
  signal,
  timedOut,
  durationMs,
  timeoutMs = durationMs,
  notStarted,
}: CommandErrorFields): string => {
  if (notStarted !== undefined) {
    return `could not be started: ${notStarted}`;
  }
  if (timedOut) {
    return `did not end within ${(timeoutMs / 1000).toFixed(0)} s`;
  }
  return signal === undefined
    ? `ended with exit status ${exitStatus ?? 'unknown'}`
    : `was ended by ${signal}`;
};

/** A program on the host failed. The message holds the command line, how it ended and the last lines that it wrote. */
export class CommandError extends MachineryError {
  override readonly name = 'CommandError';
  /** The command line, each argument quoted where a shell would need it. */
  readonly command: string;
  /** Exit status of the program; undefined when a signal ended it. */
  readonly commandStatus: number | undefined;
  readonly signal: string | undefined;
  readonly timedOut: boolean;
  /** Milliseconds from start to end. */
  readonly durationMs: number;
  readonly stdout: string;
  readonly stderr: string;

  constructor(fields: CommandErrorFields, cause: unknown) {
    const output = fields.notStarted === undefined ? lastLines(fields.stderr || fields.stdout, 20) : '';
    super(`${fields.command} ${outcome(fields)}${output === '' ? '' : `:\n${output}`}`, {cause});
    this.command = fields.command;
    this.commandStatus = fields.exitStatus;
    this.signal = fields.signal;
    this.timedOut = fields.timedOut;
    this.durationMs = fields.durationMs;
    this.stdout = fields.stdout;
    this.stderr = fields.stderr;
  }
}
