import {randomBytes} from 'node:crypto';
import type {Duplex} from 'node:stream';
import {quote} from '../../harness/process/quote.ts';
import {firstOf} from '../../harness/wait/first-of.ts';

/** How a command in an instance ended. */
export type InstanceAnswer = {
  readonly output: Buffer;
  /** Undefined when it is not known: it is late, or the instance has gone. */
  readonly exitStatus: number | undefined;
  /** It still runs. */
  readonly timedOut: boolean;
};

/**
 * The connection to one instance of a step's service, whose shell reads commands from it one after the other. Each runs in
 * a subshell with an empty standard input, and is followed by a mark with its exit status, which nothing else can know.
 */
export class InstanceChannel {
  /** Resolves when the instance has closed its end. */
  readonly closed: Promise<void>;
  readonly #stream: Duplex;
  readonly #mark = `exit-status-${randomBytes(8).toString('hex')}:`;
  #received = Buffer.alloc(0);
  #onData: () => void = () => undefined;

  constructor(stream: Duplex) {
    this.#stream = stream;
    stream.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#onData();
    });
    // Told by 'close', which follows.
    stream.on('error', () => undefined);
    this.closed = new Promise((resolve) => {
      stream.once('close', resolve);
      stream.once('end', resolve);
    });
  }

  /** Runs a command; the one before must have ended. @throws the reason of `lost` when that aborts before. */
  async run(
    command: string,
    {timeoutMs, lost}: {timeoutMs: number; lost: AbortSignal},
  ): Promise<InstanceAnswer> {
    this.#received = Buffer.alloc(0);
    const mark = Buffer.from(this.#mark);
    let answer: InstanceAnswer | undefined;
    const answered = new Promise<void>((resolve) => {
      this.#onData = () => {
        const at = this.#received.indexOf(mark);
        const status =
          at < 0 ? null : /^(\d{1,3})\n/.exec(this.#received.toString('latin1', at + mark.length));
        if (status !== null) {
          answer = {output: this.#received.subarray(0, at), exitStatus: Number(status[1]), timedOut: false};
          resolve();
        }
      };
    });
    // No /dev/null need be there.
    this.#stream.write(`: | (eval ${quote(command)}); printf '%s%d\\n' ${this.#mark} "$?"\n`);
    const first = await firstOf(Promise.race([answered, this.closed]), {timeoutMs, signal: undefined, lost});
    this.#onData = () => undefined;
    return answer ?? {output: this.#received, exitStatus: undefined, timedOut: first === 'late'};
  }

  /** Lets the instance end, which it does when its command has ended. */
  end(): void {
    this.#stream.end();
  }

  /** Gives up the connection, whatever the instance does. */
  destroy(): void {
    this.#stream.destroy();
  }
}
