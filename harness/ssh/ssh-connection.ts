import type {Duplex} from 'node:stream';
import pLimit, {type LimitFunction} from 'p-limit';
import type {Client, ClientChannel, SFTPWrapper} from 'ssh2';
import {firstOf} from '../wait/first-of.ts';
import {asRoot} from './as-root.ts';
import {type AuthenticatedClient, authenticatedClient} from './authenticated-client.ts';
import {execCommand} from './exec-command.ts';
import type {ExecOptions} from './exec-options.ts';
import type {CommandResult} from './command-result.ts';
import {SshError} from './ssh-error.ts';
import type {SshTarget} from './ssh-target.ts';
import {targetName} from './target-name.ts';

/** One authenticated connection; commands on it run at once, each on its own channel. */
export class SshConnection implements AsyncDisposable {
  readonly target: SshTarget;
  /** Aborts when the connection ends, with an `SshError` as its reason. */
  readonly closed: AbortSignal;
  readonly #client: Client;
  readonly #firstError: () => Error | undefined;
  /** Two are left for ending a command that ran out of time, and for a shell. */
  readonly #channels: LimitFunction;

  private constructor(target: SshTarget, {client, closed, firstError}: AuthenticatedClient) {
    this.target = target;
    this.closed = closed;
    this.#client = client;
    this.#firstError = firstError;
    this.#channels = pLimit(Math.max(1, (target.maxChannels ?? 10) - 2));
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
    return new SshConnection(target, await authenticatedClient(target, options));
  }

  /**
   * Runs `command` by the user's login shell, or with sudo by root's /bin/sh, and resolves when it has ended and its output
   * is read. A command that runs out of time is ended in the guest, with all that it started, and resolves with `timedOut`.
   *
   * @throws SshError when the connection ends before the command does, or a channel is refused.
   * @throws the signal's reason, after the command was ended, when `options.signal` aborts.
   */
  async exec(command: string, options: ExecOptions = {}): Promise<CommandResult> {
    const {closed} = this;
    return this.#channels(async () =>
      execCommand(
        {
          target: targetName(this.target),
          closed,
          open: async (script, prepare) => this.#open(script, prepare),
          lost: (message) => this.#error(message, this.#firstError()),
        },
        command,
        options,
      ),
    );
  }

  /**
   * Connects to a unix stream socket of the guest (direct-streamlocal of OpenSSH), sends `input`, closes this end, and
   * resolves to what came back until the other end closed, as its standard output; no exit status is told. One that takes
   * longer than `timeoutMs` milliseconds is given up, and resolves with `timedOut`.
   *
   * @throws SshError when the guest refuses it, or the connection ends.
   */
  async exchange(
    path: string,
    input: Uint8Array,
    {timeoutMs, signal}: {timeoutMs: number; signal?: AbortSignal},
  ): Promise<CommandResult> {
    return this.#channels(async () => {
      const startedAt = new Date().toISOString();
      const startMs = performance.now();
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
      const all = Buffer.concat(output);
      return {
        command: path,
        where: targetName(this.target),
        startedAt,
        durationMs: performance.now() - startMs,
        exitStatus: undefined,
        signal: undefined,
        timedOut,
        stdout: all,
        stderr: Buffer.alloc(0),
        output: all,
      };
    });
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
   * A terminal of the guest, on which the user's login shell runs, or a command: as `exec` runs it, without a limit of time.
   *
   * @throws SshError when the guest refuses it.
   */
  async shell(size: {columns: number; rows: number}, term: string, command?: string): Promise<ClientChannel> {
    const pty = {cols: size.columns, rows: size.rows, term};
    return new Promise((resolve, reject) => {
      const opened = (error: Error | undefined, channel: ClientChannel) => {
        if (error === undefined) {
          resolve(channel);
        } else {
          reject(this.#error(`no terminal: ${error.message}`, error));
        }
      };
      if (command === undefined) {
        this.#client.shell(pty, opened);
      } else {
        this.#client.exec(this.target.sudo === true ? asRoot(command) : command, {pty}, opened);
      }
    });
  }

  /** Closes the connection, in a second at most; twice is no harm. */
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

  async #open(command: string, prepare: (channel: ClientChannel) => void): Promise<ClientChannel> {
    return new Promise((resolve, reject) => {
      if (this.closed.aborted) {
        reject(this.closed.reason as Error);
        return;
      }
      const onClosed = () => reject(this.closed.reason as Error);
      this.closed.addEventListener('abort', onClosed, {once: true});
      this.#client.exec(this.target.sudo === true ? asRoot(command) : command, (error, channel) => {
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

  #error(message: string, cause?: unknown): SshError {
    return new SshError(targetName(this.target), message, cause);
  }
}
