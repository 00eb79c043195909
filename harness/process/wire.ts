import {EventEmitter} from 'node:events';
import type {Socket} from 'node:net';
import {followLines} from './follow-lines.ts';

/**
 * One end of a connection between two processes of a run: messages are JSON, one a line. Emits `message` for each
 * that comes, and `close` once when the other end is gone.
 */
export class Wire<In, Out> extends EventEmitter<{message: [message: In]; close: []}> {
  readonly #socket: Socket;

  constructor(socket: Socket) {
    super();
    this.#socket = socket;
    followLines(socket, (line) => this.emit('message', JSON.parse(line) as In));
    // 'close' follows.
    socket.on('error', () => undefined);
    socket.on('close', () => this.emit('close'));
  }

  /** Sends a message; one sent after the other end is gone is lost. */
  send(message: Out): void {
    if (!this.#socket.destroyed) {
      this.#socket.write(`${JSON.stringify(message)}\n`);
    }
  }

  /** Sends what is still to be sent, and closes. */
  async end(): Promise<void> {
    await new Promise<void>((resolve) => this.#socket.end(resolve));
  }
}
