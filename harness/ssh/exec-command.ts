import {randomBytes} from 'node:crypto';
import {Readable} from 'node:stream';
import {setTimeout as delay} from 'node:timers/promises';
import type {ClientChannel} from 'ssh2';
import {firstOf} from '../wait/first-of.ts';
import {endMarked, marked} from './exec-mark.ts';
import type {ExecOptions} from './exec-options.ts';
import type {CommandResult} from './command-result.ts';
import type {SshError} from './ssh-error.ts';

/** A connection that commands run on, each on its own channel. */
export type CommandChannels = {
  /** `user@host:port`, as where its commands run. */
  readonly target: string;
  /** Aborts when the connection ends, with an `SshError` as its reason. */
  readonly closed: AbortSignal;
  /**
   * Starts a command. `prepare` gets the channel before anything can happen on it: what has come with the answer, the exit
   * status even, is told in the same breath.
   */
  readonly open: (command: string, prepare: (channel: ClientChannel) => void) => Promise<ClientChannel>;
  /** The error for a channel that ended in no other way than with its connection. */
  readonly lost: (message: string) => SshError;
};

/** Milliseconds that ending a command in the guest may take before its channel is given up. */
const endingMs = 10_000;

/**
 * Runs a command and resolves when it has ended and its output is read. One that runs out of time is ended in the guest,
 * with all that it started, and resolves with `timedOut`.
 *
 * @throws SshError when the connection ends before the command does, or a channel is refused.
 * @throws the signal's reason, after the command was ended, when `options.signal` aborts.
 */
export const execCommand = async (
  connection: CommandChannels,
  command: string,
  options: ExecOptions,
): Promise<CommandResult> => {
  const {closed: lost} = connection;
  const {timeoutMs = 15 * 60_000, input, signal} = options;
  signal?.throwIfAborted();
  const id = randomBytes(8).toString('hex');
  const startedAt = new Date().toISOString();
  const startMs = performance.now();
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  const both: Buffer[] = [];
  const end: {exitStatus?: number; signal?: string; timedOut: boolean} = {timedOut: false};
  const result = (): CommandResult => ({
    command,
    where: connection.target,
    startedAt,
    durationMs: performance.now() - startMs,
    exitStatus: end.timedOut ? undefined : end.exitStatus,
    signal: end.signal,
    timedOut: end.timedOut,
    ...streams(stdout, stderr, both),
  });
  let closed: Promise<unknown> = Promise.resolve();
  const opening = connection.open(marked(id, command), (channel) => {
    channel.on('data', (chunk: Buffer) => {
      stdout.push(chunk);
      both.push(chunk);
      options.onStdout?.(chunk);
    });
    channel.stderr.on('data', (chunk: Buffer) => {
      stderr.push(chunk);
      both.push(chunk);
      options.onStderr?.(chunk);
    });
    channel.on('exit', (code: number | null, name?: string) => {
      if (code !== null) {
        end.exitStatus = code;
      }
      if (name !== undefined) {
        end.signal = name.replace(/^SIG/, '');
      }
    });
    // Told by 'close', which follows.
    channel.on('error', () => undefined);
    closed = new Promise((resolve) => channel.once('close', resolve));
  });
  if ((await firstOf(opening, {timeoutMs, signal, lost})) !== 'done') {
    // The guest does not answer. Should it do so later, the command is ended then.
    opening
      .then(async (late) => {
        late.destroy();
        await kill(connection, id);
      })
      .catch(() => undefined);
    signal?.throwIfAborted();
    end.timedOut = true;
    return result();
  }
  const channel = await opening;
  if (input instanceof Readable) {
    input.pipe(channel);
  } else {
    channel.end(input === undefined ? undefined : Buffer.from(input));
  }

  const left = Math.max(0, timeoutMs - (performance.now() - startMs));
  if ((await firstOf(closed, {timeoutMs: left, signal, lost})) !== 'done') {
    await Promise.race([kill(connection, id), patience(endingMs)]);
    await Promise.race([closed, patience(1000)]);
    channel.destroy();
    signal?.throwIfAborted();
    end.timedOut = true;
  } else if (end.exitStatus === undefined && end.signal === undefined) {
    throw await broken(connection);
  }
  return result();
};

/** Most commands write on one stream alone: then their output is that, not a copy of it. */
const streams = (
  stdout: Buffer[],
  stderr: Buffer[],
  both: Buffer[],
): Pick<CommandResult, 'stdout' | 'stderr' | 'output'> => {
  const [out, err] = [Buffer.concat(stdout), Buffer.concat(stderr)];
  const output = err.length === 0 ? out : out.length === 0 ? err : Buffer.concat(both);
  return {stdout: out, stderr: err, output};
};

/** Ends a marked command with all that it started. */
const kill = async (connection: CommandChannels, id: string): Promise<void> => {
  await new Promise<void>((resolve, reject) => {
    connection
      .open(endMarked(id), (channel) => {
        channel.on('error', () => undefined);
        channel.once('close', () => resolve());
        channel.resume();
        channel.end();
      })
      .catch(reject);
  });
};

/** Why a channel closed without an exit status: mostly the connection broke, which is told some moments later. */
const broken = async ({closed, lost}: CommandChannels): Promise<Error> => {
  await Promise.race([
    patience(500),
    new Promise((resolve) => closed.addEventListener('abort', resolve, {once: true})),
  ]);
  return closed.aborted ? (closed.reason as Error) : lost('the channel closed without an exit status');
};

const patience = async (ms: number): Promise<void> => delay(ms, undefined, {ref: false});
