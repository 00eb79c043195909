import {createLogUpdate} from 'log-update';

type Stream = NodeJS.WriteStream;

/**
 * What a run says while it goes, on standard error. On a terminal there is one live line for each machine, elsewhere
 * plain lines; both begin with the seconds since the start.
 */
export class Progress {
  readonly #stream: Stream;
  readonly #startedAt = performance.now();
  readonly #live: ReturnType<typeof createLogUpdate> | undefined;
  readonly #status = new Map<string, string>();

  constructor(stream: Stream = process.stderr) {
    this.#stream = stream;
    this.#live = stream.isTTY ? createLogUpdate(stream) : undefined;
  }

  /** Says something that stays on the screen. */
  say(text: string): void {
    const line = `${this.#seconds()} ${text}`;
    if (this.#live === undefined) {
      this.#stream.write(`${line}\n`);
    } else {
      this.#live.clear();
      this.#stream.write(`${line}\n`);
      this.#draw();
    }
  }

  /** Says what `who` does now; on a terminal it takes the place of what was said of it before. */
  now(who: string, what: string): void {
    this.#status.set(who, what);
    if (this.#live === undefined) {
      this.#stream.write(`${this.#seconds()} ${who}: ${what}\n`);
    } else {
      this.#draw();
    }
  }

  /** As `now`, but for details that are of no interest in a log. */
  detail(who: string, what: string): void {
    if (this.#live !== undefined) {
      this.#status.set(who, what);
      this.#draw();
    }
  }

  /** `who` is done: its live line goes. */
  done(who: string): void {
    this.#status.delete(who);
    this.#draw();
  }

  /** Takes the live lines off the screen. */
  end(): void {
    this.#status.clear();
    this.#live?.clear();
    this.#live?.done();
  }

  #draw(): void {
    const width = this.#stream.columns;
    this.#live?.(
      [...this.#status]
        .map(([who, what]) => `${this.#seconds()} ${who}: ${what}`.slice(0, width - 1))
        .join('\n'),
    );
  }

  #seconds(): string {
    return `[${((performance.now() - this.#startedAt) / 1000).toFixed(1).padStart(6)} s]`;
  }
}
