import {closeSync, openSync, writeSync} from 'node:fs';
import type {Readable} from 'node:stream';
import {StringDecoder} from 'node:string_decoder';
import {stripVTControlCharacters} from 'node:util';

/** Lines that are kept in memory for failure messages and late waiters. */
const keptLines = 4000;

/**
 * What a guest prints on its console: written to a file as it comes, so that a kill loses nothing, and readable
 * while it runs. An unread console would stall the guest, so it is always read.
 */
export class ConsoleLog implements Disposable {
  /** The file, raw as the guest sent it. */
  readonly path: string;
  readonly #file: number;
  readonly #lines: string[] = [];
  readonly #decoder = new StringDecoder('utf8');
  readonly #listeners = new Set<(line: string) => void>();
  #rest = '';
  #open = true;

  constructor(path: string) {
    this.path = path;
    this.#file = openSync(path, 'a');
  }

  /** Reads `stream` to its end. */
  follow(stream: Readable): void {
    stream.on('data', (chunk: Buffer) => this.append(chunk));
    // The stream breaks when QEMU is killed; that is told elsewhere, with this log's tail.
    stream.on('error', () => undefined);
  }

  append(chunk: Buffer): void {
    if (!this.#open) {
      return;
    }
    writeSync(this.#file, chunk);
    const lines = (this.#rest + this.#decoder.write(chunk)).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      const plain = stripVTControlCharacters(line).trimEnd();
      this.#lines.push(plain);
      for (const listener of this.#listeners) {
        listener(plain);
      }
    }
    this.#lines.splice(0, this.#lines.length - keptLines);
  }

  /** The last `count` lines, without control characters. */
  tail(count: number): string {
    return [...this.#lines, stripVTControlCharacters(this.#rest)]
      .filter((line) => line !== '')
      .slice(-count)
      .join('\n');
  }

  /** All that is kept, without control characters. */
  text(): string {
    return [...this.#lines, stripVTControlCharacters(this.#rest)].join('\n');
  }

  /**
   * Resolves to the first line that matches, one printed earlier included; never when none comes, so give it a
   * signal. A line may be taken that has not ended yet, as a login prompt.
   */
  async waitFor(pattern: RegExp, signal: AbortSignal): Promise<string> {
    const before = [...this.#lines, stripVTControlCharacters(this.#rest)].find((line) => pattern.test(line));
    if (before !== undefined) {
      return before;
    }
    return new Promise((resolve, reject) => {
      const settle = () => {
        this.#listeners.delete(onLine);
        signal.removeEventListener('abort', onAbort);
      };
      const onLine = (line: string) => {
        if (pattern.test(line)) {
          settle();
          resolve(line);
        }
      };
      const onAbort = () => {
        settle();
        reject(signal.reason as Error);
      };
      if (signal.aborted) {
        onAbort();
        return;
      }
      this.#listeners.add(onLine);
      signal.addEventListener('abort', onAbort, {once: true});
    });
  }

  /** Calls `listener` with each line from now on; the result takes it off. */
  onLine(listener: (line: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  [Symbol.dispose](): void {
    if (this.#open) {
      this.#open = false;
      closeSync(this.#file);
    }
  }
}
