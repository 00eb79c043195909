import {EventEmitter, once} from 'node:events';
import {connect, type Socket} from 'node:net';
import {NotYet} from '../wait/not-yet.ts';
import {waitUntil} from '../wait/wait-until.ts';
import {followLines} from '../process/follow-lines.ts';
import {QmpError} from './qmp-error.ts';

type Reply = {
  id?: number;
  return?: unknown;
  error?: {class: string; desc: string};
  event?: string;
  data?: unknown;
  QMP?: unknown;
};

type Pending = {command: string; resolve: (value: unknown) => void; reject: (error: Error) => void};

/**
 * A client of QEMU's machine protocol: one JSON object a line (docs/interop/qmp-spec.rst of QEMU).
 * Emits `event` with name and data for each event of QEMU's.
 */
export class QmpClient
  extends EventEmitter<{event: [name: string, data: unknown]}>
  implements AsyncDisposable
{
  readonly #socket: Socket;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  #greeted: () => void = () => undefined;

  private constructor(socket: Socket) {
    super();
    this.#socket = socket;
    followLines(socket, (line) => this.#onLine(line));
    // An error is followed by the socket's 'close', which is where those who wait are told.
    socket.on('error', () => undefined);
    socket.on('close', () => this.#onClose());
  }

  /**
   * Connects to the socket as soon as QEMU has made it, and ends the negotiation.
   *
   * @throws WaitError when there is no greeting in time; QmpError when the monitor goes away before; the signal's
   * reason when that aborts.
   */
  static async connect(path: string, options: {timeoutMs: number; signal?: AbortSignal}): Promise<QmpClient> {
    const socket = await waitUntil(async () => tryConnect(path), {
      what: `QEMU to open ${path}`,
      intervalMs: 15,
      ...options,
    });
    const client = new QmpClient(socket);
    const greeting = new Promise<void>((resolve, reject) => {
      client.#greeted = resolve;
      socket.once('close', () => reject(new QmpError('greeting', 'the monitor went away before it greeted')));
    });
    // Nobody may come to await it.
    greeting.catch(() => undefined);
    try {
      await waitUntil(async () => greeting, {
        what: "QEMU's greeting",
        attemptTimeoutMs: options.timeoutMs,
        ...options,
      });
      await client.execute('qmp_capabilities', undefined, options.timeoutMs);
      return client;
    } catch (error) {
      await client[Symbol.asyncDispose]();
      throw error;
    }
  }

  /**
   * Runs a command and resolves to what it returns.
   *
   * @throws QmpError when QEMU refuses it, when the monitor goes away, or after `timeoutMs` milliseconds.
   */
  async execute(command: string, args?: object, timeoutMs = 30_000): Promise<unknown> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) {
        reject(new QmpError(command, 'the monitor is gone'));
        return;
      }
      const timer = setTimeout(() => {
        this.#pending.delete(id);
        reject(new QmpError(command, `no answer within ${(timeoutMs / 1000).toFixed(1)} s`));
      }, timeoutMs);
      this.#pending.set(id, {
        command,
        resolve(value) {
          clearTimeout(timer);
          resolve(value);
        },
        reject(error) {
          clearTimeout(timer);
          reject(error);
        },
      });
      this.#socket.write(`${JSON.stringify({execute: command, arguments: args, id})}\n`);
    });
  }

  /** Runs a line of the human monitor and resolves to what it prints. */
  async monitor(line: string): Promise<string> {
    return String(await this.execute('human-monitor-command', {'command-line': line}));
  }

  /** Closes the connection; QEMU goes on. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#socket.destroyed) {
      const closed = once(this.#socket, 'close');
      this.#socket.destroy();
      await closed;
    }
  }

  #onLine(line: string): void {
    const reply = JSON.parse(line) as Reply;
    if (reply.QMP !== undefined) {
      this.#greeted();
    } else if (reply.event !== undefined) {
      this.emit('event', reply.event, reply.data);
    } else if (reply.id !== undefined) {
      const pending = this.#pending.get(reply.id);
      this.#pending.delete(reply.id);
      if (reply.error === undefined) {
        pending?.resolve(reply.return);
      } else {
        pending?.reject(new QmpError(pending.command, reply.error.desc, reply.error.class));
      }
    }
  }

  #onClose(): void {
    for (const {command, reject} of this.#pending.values()) {
      reject(new QmpError(command, 'the monitor went away before it answered'));
    }
    this.#pending.clear();
  }
}

const tryConnect = async (path: string): Promise<Socket> => {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return socket;
  } catch (error) {
    throw new NotYet((error as Error).message, {cause: error});
  }
};
