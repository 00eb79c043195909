import {randomBytes} from 'node:crypto';
import {setMaxListeners} from 'node:events';
import type {Duplex} from 'node:stream';
import {setTimeout as delay} from 'node:timers/promises';
import pLimit, {type LimitFunction} from 'p-limit';
import ssh2, {type Client, type ClientChannel, type SFTPWrapper} from 'ssh2';
import type {ExchangeResult} from './exchange-result.ts';
import type {ExecOptions} from './exec-options.ts';
import type {ExecResult} from './exec-result.ts';
import {SshError} from './ssh-error.ts';
import type {SshTarget} from './ssh-target.ts';

/** Milliseconds that ending a command in the guest may take before its channel is given up. */
const endingMs = 10_000;

/** Environment variable by which the processes of one exec are found again. */
const mark = 'HARNESS_EXEC';

/** One authenticated connection; commands on it run at once, each on its own channel. */
export class SshConnection implements AsyncDisposable {
  readonly target: SshTarget;
  /** Aborts when the connection ends, with an `SshError` as its reason. */
  readonly closed: AbortSignal;
  readonly #client: Client;
  /** Two are left for ending a command that ran out of time, and for a shell. */
  readonly #channels: LimitFunction;
  readonly #closed = new AbortController();
  #lastError: Error | undefined;

  private constructor(target: SshTarget, client: Client) {
    this.target = target;
    this.#client = client;
    this.#channels = pLimit(Math.max(1, (target.maxChannels ?? 10) - 2));
    this.closed = this.#closed.signal;
    // Each command that runs listens to it.
    setMaxListeners(0, this.closed);
  }

  /**
   * Connects and authenticates.
   *
   * @throws SshError when that fails or takes longer than `timeoutMs` milliseconds, when the host shows another key
   * than the pinned one, or when `signal` aborts.
   */
  static async connect(
    target: SshTarget,
    options: {timeoutMs: number; signal?: AbortSignal},
  ): Promise<SshConnection> {
    options.signal?.throwIfAborted();
    const client = new ssh2.Client();
    const connection = new SshConnection(target, client);
    const pinned = Buffer.from(target.hostKey.split(' ')[1] ?? '', 'base64');
    let hostKeyRefused = false;
    await new Promise<void>((resolve, reject) => {
      const abort = () => {
        client.destroy();
        reject(connection.#error('was given up', options.signal?.reason));
      };
      // ssh2 can emit 'error' more than once for one failure, and one that nobody hears would end the process.
      client.on('error', (error) => {
        connection.#lastError ??= error;
      });
      client.on('close', () => {
        options.signal?.removeEventListener('abort', abort);
        const why = hostKeyRefused
          ? 'the host shows another key than the pinned one'
          : (connection.#lastError?.message ?? 'the connection was closed');
        const error = connection.#error(why, connection.#lastError);
        connection.#closed.abort(error);
        reject(error);
      });
      client.once('ready', () => {
        options.signal?.removeEventListener('abort', abort);
        resolve();
      });
      options.signal?.addEventListener('abort', abort, {once: true});
      client.connect({
        host: target.host,
        port: target.port,
        username: target.user,
        privateKey: target.privateKey,
        readyTimeout: options.timeoutMs,
        hostVerifier(key: Buffer) {
          hostKeyRefused = !key.equals(pinned);
          return !hostKeyRefused;
        },
        keepaliveInterval: 15_000,
        keepaliveCountMax: 8,
      });
    });
    return connection;
  }

  /**
   * Runs `command` by the user's login shell and resolves when it has ended and its output is read. A command that
   * runs out of time is ended in the guest, with all that it started, and resolves with `timedOut`.
   *
   * @throws SshError when the connection ends before the command does, or a channel is refused.
   * @throws the signal's reason, after the command was ended, when `options.signal` aborts.
   */
  async exec(command: string, options: ExecOptions = {}): Promise<ExecResult> {
    return this.#channels(async () => this.#exec(command, options));
  }

  /**
   * Connects to a unix stream socket of the guest (direct-streamlocal of OpenSSH), sends `input`, closes this end, and
   * resolves to what came back until the other end closed. One that takes longer than `timeoutMs` is given up.
   *
   * @throws SshError when the guest refuses it, or the connection ends.
   */
  async exchange(
    path: string,
    input: Uint8Array,
    {timeoutMs, signal}: {timeoutMs: number; signal?: AbortSignal},
  ): Promise<ExchangeResult> {
    return this.#channels(async () => {
      const startedAt = performance.now();
      const stream = await this.openUnixSocket(path);
      const output: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => output.push(chunk));
      stream.on('error', () => undefined);
      const closed = new Promise<void>((resolve) => stream.once('close', resolve));
      stream.end(input);
      const timedOut = (await this.#firstOf(closed, timeoutMs, signal)) !== 'done';
      if (timedOut) {
        stream.destroy();
        signal?.throwIfAborted();
      }
      return {output: Buffer.concat(output), timedOut, durationMs: performance.now() - startedAt};
    });
  }

  async #exec(command: string, options: ExecOptions): Promise<ExecResult> {
    const {timeoutMs = 15 * 60_000, input, signal} = options;
    signal?.throwIfAborted();
    const id = randomBytes(8).toString('hex');
    const startedAt = performance.now();
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    const end: {exitStatus?: number; signal?: string; timedOut: boolean} = {timedOut: false};
    const result = (): ExecResult => ({
      command,
      exitStatus: end.timedOut ? undefined : end.exitStatus,
      signal: end.signal,
      timedOut: end.timedOut,
      stdout: Buffer.concat(stdout),
      stderr: Buffer.concat(stderr),
      durationMs: performance.now() - startedAt,
    });
    let closed: Promise<unknown> = Promise.resolve();
    const opening = this.#open(`export ${mark}=${id}\n${command}`, (channel) => {
      channel.on('data', (chunk: Buffer) => {
        stdout.push(chunk);
        options.onStdout?.(chunk);
      });
      channel.stderr.on('data', (chunk: Buffer) => {
        stderr.push(chunk);
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
    if ((await this.#firstOf(opening, timeoutMs, signal)) !== 'done') {
      // The guest does not answer. Should it do so later, the command is ended then.
      opening
        .then(async (late) => {
          late.destroy();
          await this.#kill(id);
        })
        .catch(() => undefined);
      signal?.throwIfAborted();
      end.timedOut = true;
      return result();
    }
    const channel = await opening;
    channel.end(input === undefined ? undefined : Buffer.from(input));

    const left = Math.max(0, timeoutMs - (performance.now() - startedAt));
    if ((await this.#firstOf(closed, left, signal)) !== 'done') {
      await Promise.race([this.#kill(id), patience(endingMs)]);
      await Promise.race([closed, patience(1000)]);
      channel.destroy();
      signal?.throwIfAborted();
      end.timedOut = true;
    } else if (end.exitStatus === undefined && end.signal === undefined) {
      throw await this.#broken();
    }
    return result();
  }

  /**
   * A stream to a unix socket of the guest (direct-streamlocal of OpenSSH).
   *
   * @throws SshError when the guest refuses it.
   */
  async openUnixSocket(path: string): Promise<Duplex> {
    return new Promise((resolve, reject) => {
      this.#client.openssh_forwardOutStreamLocal(path, (error, channel) => {
        if (error === undefined) {
          resolve(channel);
        } else {
          reject(this.#error(`${path} cannot be opened: ${error.message}`, error));
        }
      });
    });
  }

  /** Lets `use` work with the guest's SFTP server, and closes that after. */
  async withSftp<T>(use: (sftp: SFTPWrapper) => Promise<T>): Promise<T> {
    const sftp = await new Promise<SFTPWrapper>((resolve, reject) => {
      this.#client.sftp((error, wrapper) => {
        if (error === undefined) {
          resolve(wrapper);
        } else {
          reject(this.#error(`no SFTP: ${error.message}`, error));
        }
      });
    });
    try {
      return await use(sftp);
    } finally {
      sftp.end();
    }
  }

  /**
   * An interactive shell on a terminal of the guest.
   *
   * @throws SshError when the guest refuses it.
   */
  async shell(
    command: string | undefined,
    size: {columns: number; rows: number},
    term: string,
  ): Promise<ClientChannel> {
    const pty = {cols: size.columns, rows: size.rows, term};
    return new Promise((resolve, reject) => {
      const done = (error: Error | undefined, channel: ClientChannel) => {
        if (error === undefined) {
          resolve(channel);
        } else {
          reject(this.#error(`no terminal: ${error.message}`, error));
        }
      };
      if (command === undefined) {
        this.#client.shell(pty, done);
      } else {
        this.#client.exec(command, {pty}, done);
      }
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.closed.aborted) {
      return;
    }
    const closed = new Promise((resolve) => this.closed.addEventListener('abort', resolve, {once: true}));
    this.#client.end();
    const timer = setTimeout(() => this.#client.destroy(), 1000);
    await closed;
    clearTimeout(timer);
  }

  /**
   * `prepare` gets the channel before anything can happen on it: what has come with the answer, the exit status even,
   * is told in the same breath.
   */
  async #open(command: string, prepare: (channel: ClientChannel) => void): Promise<ClientChannel> {
    return new Promise((resolve, reject) => {
      if (this.closed.aborted) {
        reject(this.closed.reason as Error);
        return;
      }
      const onClosed = () => reject(this.closed.reason as Error);
      this.closed.addEventListener('abort', onClosed, {once: true});
      this.#client.exec(command, (error, channel) => {
        this.closed.removeEventListener('abort', onClosed);
        if (error === undefined) {
          prepare(channel);
          resolve(channel);
        } else {
          reject(this.#error(`a channel was refused: ${error.message}`, error));
        }
      });
    });
  }

  /**
   * Ends every process that has the exec's mark in its environment, and the shell that has it in its command line.
   * Signals over SSH would not do: sshd passes none on for root, and a process that left its group would get none.
   */
  async #kill(id: string): Promise<void> {
    // The bracket keeps the pattern from matching the command line that it stands in.
    const pattern = `${mark}=[${id.slice(0, 1)}]${id.slice(1)}`;
    // Again until there is none: what a process starts while they are looked for would live on.
    const script = [
      'for round in $(seq 50); do',
      `  found=$(grep -lz ${pattern} /proc/[0-9]*/environ /proc/[0-9]*/cmdline 2>/dev/null)`,
      '  [ -n "$found" ] || break',
      '  for file in $found; do pid=${file#/proc/}; kill -KILL "${pid%%/*}" 2>/dev/null; done',
      '  sleep 0.05',
      'done',
    ].join('\n');
    await new Promise<void>((resolve, reject) => {
      this.#open(script, (channel) => {
        channel.on('error', () => undefined);
        channel.once('close', () => resolve());
        channel.resume();
        channel.end();
      }).catch(reject);
    });
  }

  /** What comes first: the work is done, the time is up, or the signal aborts. The connection's end throws. */
  async #firstOf(
    work: Promise<unknown>,
    timeoutMs: number,
    signal: AbortSignal | undefined,
  ): Promise<'done' | 'late' | 'aborted'> {
    return new Promise((resolve, reject) => {
      const settle = (then: () => void) => () => {
        clearTimeout(timer);
        this.closed.removeEventListener('abort', onLost);
        signal?.removeEventListener('abort', onAbort);
        then();
      };
      const onLost = settle(() => reject(this.closed.reason as Error));
      const onAbort = settle(() => resolve('aborted'));
      const timer = setTimeout(
        settle(() => resolve('late')),
        timeoutMs,
      );
      this.closed.addEventListener('abort', onLost, {once: true});
      signal?.addEventListener('abort', onAbort, {once: true});
      if (this.closed.aborted) {
        onLost();
      }
      work.then(
        settle(() => resolve('done')),
        (error: unknown) => settle(() => reject(error instanceof Error ? error : new Error(String(error))))(),
      );
    });
  }

  /** Why a channel closed without an exit status: mostly the connection broke, which is told some moments later. */
  async #broken(): Promise<Error> {
    await Promise.race([
      patience(500),
      new Promise((resolve) => this.closed.addEventListener('abort', resolve, {once: true})),
    ]);
    return this.closed.aborted
      ? (this.closed.reason as Error)
      : this.#error('the channel closed without an exit status', this.#lastError);
  }

  #error(message: string, cause?: unknown): SshError {
    const {user, host, port} = this.target;
    return new SshError(`${user}@${host}:${port}`, message, cause);
  }
}

const patience = async (ms: number): Promise<void> => delay(ms, undefined, {ref: false});
