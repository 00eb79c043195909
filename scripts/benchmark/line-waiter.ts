import type {Readable} from 'node:stream';
import {createInterface} from 'node:readline';
import {MachineryError} from '../../harness/errors/machinery-error.ts';

/** Lines of a stream, for somebody who waits for certain ones in turn. */
export class LineWaiter {
  readonly #lines: string[] = [];
  /** Lines that were looked at already. */
  #seen = 0;
  #ended = false;
  #look: () => void = () => undefined;

  constructor(stream: Readable) {
    const reader = createInterface({input: stream});
    reader.on('line', (line) => {
      this.#lines.push(line);
      this.#look();
    });
    reader.on('close', () => {
      this.#ended = true;
      this.#look();
    });
  }

  /**
   * The next line, after the one that was given last, that matches.
   *
   * @throws MachineryError with the last line when there is none within `timeoutMs` milliseconds, or the stream ends.
   * @throws the reason of the signal when that aborts.
   */
  async next(
    pattern: RegExp,
    {timeoutMs, signal}: {timeoutMs: number; signal: AbortSignal},
  ): Promise<string> {
    signal.throwIfAborted();
    let cleanUp: () => void = () => undefined;
    try {
      return await new Promise<string>((resolve, reject) => {
        const fail = (why: string) =>
          reject(new MachineryError(`${why}; the last line was: ${this.#lines.at(-1) ?? '(none)'}`));
        const onAbort = () => reject(signal.reason as Error);
        const timer = setTimeout(
          () => fail(`no line like ${String(pattern)} within ${timeoutMs / 1000} s`),
          timeoutMs,
        );
        signal.addEventListener('abort', onAbort, {once: true});
        cleanUp = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', onAbort);
          this.#look = () => undefined;
        };
        this.#look = () => {
          for (let line = this.#lines[this.#seen]; line !== undefined; line = this.#lines[this.#seen]) {
            this.#seen++;
            if (pattern.test(line)) {
              // Lines that come in the same moment are for who asks next.
              this.#look = () => undefined;
              resolve(line);
              return;
            }
          }
          if (this.#ended) {
            fail(`it ended without a line like ${String(pattern)}`);
          }
        };
        this.#look();
      });
    } finally {
      cleanUp();
    }
  }
}
