import {execa, ExecaError} from 'execa';
import {CommandError} from './command-error.ts';
import {withParentDeathSignal} from './with-parent-death-signal.ts';

/** How a program of the host is run. */
export type RunOptions = {
  cwd?: string;
  /** Added to this process' environment. */
  env?: Readonly<Record<string, string>>;
  /** Written to the program's standard input, which is empty otherwise. */
  input?: string | Uint8Array;
  /** Milliseconds after which the program is ended; no limit without it. */
  timeoutMs?: number;
  /** Aborting it ends the program. */
  signal?: AbortSignal;
  /** Called with each line of standard error and standard output as it comes. */
  onLine?: (line: string) => void;
  /** What the program gets when this process dies. Default: KILL. */
  deathSignal?: 'KILL' | 'TERM';
};

/** What a program of the host wrote, and the milliseconds that it took. */
export type RunResult = {stdout: string; stderr: string; durationMs: number};

/**
 * Runs a program on the host to its end, its arguments read by no shell, and never longer than this process lives.
 * Resolves to what it wrote, without the final newline.
 *
 * @throws CommandError when it cannot be started, fails, is ended by a signal or runs out of time.
 */
export const run = async (
  file: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> => {
  const {onLine} = options;
  const listen =
    onLine === undefined
      ? {}
      : {
          stdout: function* (line: unknown) {
            onLine(String(line));
            yield line;
          },
          stderr: function* (line: unknown) {
            onLine(String(line));
            yield line;
          },
        };
  try {
    const result = await execa(...withParentDeathSignal(file, args, options.deathSignal), {
      ...(options.cwd === undefined ? {} : {cwd: options.cwd}),
      env: {PATH: pathWithSbin(), ...options.env},
      ...(options.timeoutMs === undefined ? {} : {timeout: options.timeoutMs}),
      ...(options.signal === undefined ? {} : {cancelSignal: options.signal}),
      input: options.input ?? '',
      ...listen,
    });
    return {stdout: result.stdout, stderr: result.stderr, durationMs: result.durationMs};
  } catch (error) {
    if (!(error instanceof ExecaError)) {
      throw error;
    }
    throw new CommandError(
      {
        command: [file, ...args].map(quoted).join(' '),
        exitStatus: error.exitCode,
        signal: error.signal,
        timedOut: error.timedOut,
        durationMs: error.durationMs,
        timeoutMs: options.timeoutMs,
        stdout: (error.stdout as string | undefined) ?? '',
        stderr: (error.stderr as string | undefined) ?? '',
        notStarted: whyNotStarted(error as ExecaError, file),
      },
      error,
    );
  }
};

/** The guard starts the program, so it is the guard that finds that there is none. */
const whyNotStarted = (error: ExecaError, file: string): string | undefined => {
  const refused = `setpriv: failed to execute ${file}: `;
  const stderr = (error.stderr as string | undefined) ?? '';
  if (error.exitCode === 127 && stderr.startsWith(refused)) {
    return stderr.slice(refused.length).trim();
  }
  return error.exitCode === undefined && error.signal === undefined && !error.timedOut && !error.isCanceled
    ? error.originalMessage
    : undefined;
};

const quoted = (argument: string): string =>
  /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`;

/** An ordinary user's PATH may lack the folders where Debian has mkfs and its kind. */
const pathWithSbin = (): string =>
  [process.env.PATH ?? '/usr/bin:/bin', '/usr/local/sbin', '/usr/sbin', '/sbin'].join(':');
