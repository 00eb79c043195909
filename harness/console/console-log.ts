import {closeSync, copyFileSync, openSync, readFileSync, rmSync, writeSync} from 'node:fs';
import type {Readable} from 'node:stream';
import {StringDecoder} from 'node:string_decoder';
import {stripVTControlCharacters} from 'node:util';
import {ConsoleTiming} from './console-timing.ts';

/** Lines that are kept in memory for failure messages and late waiters. */
const keptLines = 4000;

/** Characters of a line that are kept while it has no end yet; a guest that writes garbage may never end one. */
const keptCharacters = 64 * 1024;

/**
 * What a guest prints on its console: written to a file as it comes, so that a kill loses nothing, and readable
 * while it runs. An unread console would stall the guest, so it is always read.
 */
export class ConsoleLog implements Disposable {
  #path: string;
  #startedAt = new Date();
  #file: number;
  #timing: ConsoleTiming;
  readonly #lines: string[] = [];
  readonly #decoder = new StringDecoder('utf8');
  readonly #listeners = new Set<(line: string) => void>();
  /** Those who take a line that has not ended yet too. */
  readonly #waiters = new Set<(line: string) => void>();
  #rest = '';
  #open = true;

  /** What the file holds already is taken as shown before: a restored guest goes on where the saved one ended. */
  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, 'a+');
    const before = readFileSync(this.#file);
    this.#timing = timingAfter(path, before.length);
    this.#take(before);
  }

  /** The file, raw as the guest sent it. */
  get path(): string {
    return this.#path;
  }

  /** The time of day from which the file beside it, `NAME.timing` of `NAME.log`, counts the seconds at which each piece came. */
  get startedAt(): Date {
    return this.#startedAt;
  }

  /** Goes on in another file, on any file system, as if it was opened there now: what there is moves, and is of before. */
  moveTo(path: string): void {
    copyFileSync(this.#path, path);
    const file = openSync(path, 'a+');
    const timing = timingAfter(path, readFileSync(file).length);
    this.#closeFiles();
    rmSync(this.#path);
    rmSync(timingFile(this.#path));
    this.#path = path;
    this.#startedAt = new Date();
    this.#file = file;
    this.#timing = timing;
  }

  #closeFiles(): void {
    closeSync(this.#file);
    this.#timing[Symbol.dispose]();
  }

  /** Reads `stream` to its end. */
  follow(stream: Readable): void {
    stream.on('data', (chunk: Buffer) => this.append(chunk));
    // The stream breaks when QEMU is killed; that is told elsewhere, with this log's tail.
    stream.on('error', () => undefined);
  }

  /** Takes bytes as the guest sent them: to the file first, then to who waits. */
  append(chunk: Buffer): void {
    if (!this.#open) {
      return;
    }
    writeSync(this.#file, chunk);
    this.#timing.add(chunk.length);
    this.#take(chunk);
  }

  #take(chunk: Buffer): void {
    const lines = (this.#rest + this.#decoder.write(chunk)).split('\n');
    this.#rest = (lines.pop() ?? '').slice(-keptCharacters);
    for (const line of lines) {
      const plain = stripVTControlCharacters(line).trimEnd();
      this.#lines.push(plain);
      for (const listener of [...this.#listeners, ...this.#waiters]) {
        listener(plain);
      }
    }
    this.#lines.splice(0, this.#lines.length - keptLines);
    if (this.#waiters.size > 0 && this.#rest !== '') {
      const plain = this.#unfinished();
      for (const waiter of this.#waiters) {
        waiter(plain);
      }
    }
  }

  /** The line that has not ended yet. A piece may end between the two characters that end it. */
  #unfinished(): string {
    return stripVTControlCharacters(this.#rest).replace(/\r+$/, '');
  }

  /** The last `count` lines, without control characters. */
  tail(count: number): string {
    return [...this.#lines, this.#unfinished()]
      .filter((line) => line !== '')
      .slice(-count)
      .join('\n');
  }

  /** All that is kept, without control characters. */
  text(): string {
    return [...this.#lines, this.#unfinished()].join('\n');
  }

  /**
   * Resolves to the first line that matches, one printed earlier included; never when none comes, so give it a
   * signal. A line may be taken that has not ended yet, as a login prompt.
   */
  async waitFor(pattern: RegExp, signal: AbortSignal): Promise<string> {
    // Not `test`, which would begin where the last match of a global pattern ended.
    const matches = (line: string) => line.search(pattern) >= 0;
    const before = [...this.#lines, this.#unfinished()].find(matches);
    if (before !== undefined) {
      return before;
    }
    return new Promise((resolve, reject) => {
      const settle = () => {
        this.#waiters.delete(onLine);
        signal.removeEventListener('abort', onAbort);
      };
      const onLine = (line: string) => {
        if (matches(line)) {
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
      this.#waiters.add(onLine);
      signal.addEventListener('abort', onAbort, {once: true});
    });
  }

  /** Calls `listener` with each line from now on; the result takes it off. */
  onLine(listener: (line: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Closes the file; what comes later is dropped. */
  [Symbol.dispose](): void {
    if (this.#open) {
      this.#open = false;
      this.#closeFiles();
    }
  }
}

const timingFile = (path: string): string => `${path.replace(/\.log$/, '')}.timing`;

/** The timing of a log that begins with so many bytes. */
const timingAfter = (path: string, earlier: number): ConsoleTiming => {
  const timing = new ConsoleTiming(timingFile(path));
  if (earlier > 0) {
    timing.addEarlier(earlier);
  }
  return timing;
};
