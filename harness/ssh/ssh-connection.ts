import {randomBytes} from 'node:crypto';
import {setMaxListeners} from 'node:events';
import {type Duplex, Readable} from 'node:stream';
import {setTimeout as delay} from 'node:timers/promises';
import pLimit, {type LimitFunction} from 'p-limit';
import ssh2, {type Client, type ClientChannel, type SFTPWrapper} from 'ssh2';
import {firstOf} from '../async/first-of.ts';
import {asRoot} from './as-root.ts';
import {authMethods} from './auth-methods.ts';
import {endMarked, marked} from './exec-mark.ts';
import type {ExchangeResult} from './exchange-result.ts';
import type {ExecOptions} from './exec-options.ts';
import type {ExecResult} from './exec-result.ts';
import {hostKeyAlgorithms} from './host-key-algorithms.ts';
import {HostKeyError} from './host-key-error.ts';
import {SshError} from './ssh-error.ts';
import type {SshTarget} from './ssh-target.ts';

/** Milliseconds that ending a command in the guest may take before its channel is given up. */
const endingMs = 10_000;

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
   * @throws HostKeyError when the host shows another key than the pinned one; SshError when connecting fails otherwise or
   * takes longer than `timeoutMs` milliseconds, or when `signal` aborts.
   */
  static async connect(
    target: SshTarget,
    options: {timeoutMs: number; signal?: AbortSignal},
  ): Promise<SshConnection> {
    options.signal?.throwIfAborted();
    const client = new ssh2.Client();
    const connection = new SshConnection(target, client);
    const hostKeys = [target.hostKey].flat();
    const pinned = hostKeys.map((line) => Buffer.from(line.split(' ')[1] ?? '', 'base64'));
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
        const why = connection.#lastError?.message ?? 'the connection was closed';
        // It may have no key of the pinned kind at all.
        const error =
          hostKeyRefused || why.includes('no matching host key format')
            ? new HostKeyError(connection.#name, connection.#lastError)
            : connection.#error(why, connection.#lastError);
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
        authHandler: authMethods(target),
        // Else it may show a key of another kind than the pinned one.
        algorithms: {serverHostKey: hostKeyAlgorithms(hostKeys)},
        readyTimeout: options.timeoutMs,
        hostVerifier(key: Buffer) {
          hostKeyRefused = !pinned.some((each) => each.equals(key));
          return !hostKeyRefused;
        },
        keepaliveInterval: 15_000,
        keepaliveCountMax: 8,
      });
    });
    return connection;
  }

  /**
   * Runs `command` by the user's login shell, or with sudo by root's /bin/sh, and resolves when it has ended and its output is read. A command that
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
      const output: Buffer[] = [];
      let stream: Duplex | undefined;
      const exchanged = this.openUnixSocket(path).then(async (opened) => {
        stream = opened;
        opened.on('data', (chunk: Buffer) => output.push(chunk));
        opened.on('error', () => undefined);
        const closed = new Promise<void>((resolve) => opened.once('close', resolve));
        opened.end(input);
        await closed;
      });
      const timedOut = (await firstOf(exchanged, {timeoutMs, signal, lost: this.closed})) !== 'done';
      if (timedOut) {
        stream?.destroy();
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
    const opening = this.#open(this.#asRoot(marked(id, command)), (channel) => {
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
    if ((await firstOf(opening, {timeoutMs, signal, lost: this.closed})) !== 'done') {
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
    if (input instanceof Readable) {
      input.pipe(channel);
    } else {
      channel.end(input === undefined ? undefined : Buffer.from(input));
    }

    const left = Math.max(0, timeoutMs - (performance.now() - startedAt));
    if ((await firstOf(closed, {timeoutMs: left, signal, lost: this.closed})) !== 'done') {
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
  async shell(size: {columns: number; rows: number}, term: string): Promise<ClientChannel> {
    const pty = {cols: size.columns, rows: size.rows, term};
    return new Promise((resolve, reject) => {
      this.#client.shell(pty, (error, channel) => {
        if (error === undefined) {
          resolve(channel);
        } else {
          reject(this.#error(`no terminal: ${error.message}`, error));
        }
      });
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

  /** Ends a marked command with all that it started. */
  async #kill(id: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#open(this.#asRoot(endMarked(id)), (channel) => {
        channel.on('error', () => undefined);
        channel.once('close', () => resolve());
        channel.resume();
        channel.end();
      }).catch(reject);
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

  #asRoot(command: string): string {
    return this.target.sudo === true ? asRoot(command) : command;
  }

  get #name(): string {
    const {user, host, port} = this.target;
    return `${user}@${host}:${port}`;
  }

  #error(message: string, cause?: unknown): SshError {
    return new SshError(this.#name, message, cause);
  }
}

const patience = async (ms: number): Promise<void> => delay(ms, undefined, {ref: false});
