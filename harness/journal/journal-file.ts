import {
  closeSync,
  copyFileSync,
  type FSWatcher,
  openSync,
  readSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
  writeSync,
} from 'node:fs';
import {HeardClock} from './heard-clock.ts';

/** Characters of a line that are waited for: a guest that writes garbage may never end one. */
const longestLine = 256 * 1024;

/** A line that journald forwards: seconds by the guest's monotonic clock before it, and the end that a terminal wants. */
const stamped = /^(?:\[ *(?<seconds>\d+\.\d{6})\] )?(?<text>.*?)\r?$/s;

/** The guest's name for itself is not in what it forwards. */
const host = 'guest';

/**
 * A guest's journal as `journalctl --output=short-iso-precise` tells it, made of what its journald forwards to a file as it
 * happens. That one has all up to the last byte whatever kills this process, and goes when the journal is closed, unless
 * something was missing then, as on a full disk.
 */
export class JournalFile implements Disposable {
  #forwarded: string;
  readonly #from: number;
  #path: string;
  #to: number;
  readonly #buffer = Buffer.alloc(64 * 1024);
  readonly #clock = new HeardClock();
  readonly #watcher: FSWatcher | undefined;
  #rest = '';
  #open = true;
  #complete = true;

  /**
   * @param forwarded file that is made for what is forwarded
   * @param path file that gets the journal; what it has stays
   */
  constructor(forwarded: string, path: string) {
    this.#forwarded = forwarded;
    writeFileSync(forwarded, '');
    this.#from = openSync(forwarded, 'r');
    this.#path = path;
    this.#to = openSync(path, 'a');
    this.#watcher = watched(forwarded, () => this.#follow());
  }

  /**
   * Goes on in another file: what there is moves.
   *
   * @param forwarded what is forwarded goes on there, too, where that is on the same file system: whoever writes it has it open
   */
  moveTo(forwarded: string, path: string): void {
    this.#follow();
    copyFileSync(this.#path, path);
    const to = openSync(path, 'a');
    closeSync(this.#to);
    rmSync(this.#path);
    this.#path = path;
    this.#to = to;
    try {
      renameSync(this.#forwarded, forwarded);
      this.#forwarded = forwarded;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EXDEV') {
        throw error;
      }
    }
  }

  /** What cannot be written ends nothing: there is still what was forwarded. */
  #follow(isEnd = false): void {
    if (!this.#open || !this.#complete) {
      return;
    }
    try {
      this.#read();
      if (isEnd && this.#rest !== '') {
        this.#write([this.#rest], Date.now());
      }
    } catch {
      this.#complete = false;
    }
  }

  #read(): void {
    const heardMs = Date.now();
    for (
      let length = readSync(this.#from, this.#buffer);
      length > 0;
      length = readSync(this.#from, this.#buffer)
    ) {
      // Each byte is a character, and goes out as it came.
      const lines = (this.#rest + this.#buffer.toString('latin1', 0, length)).split('\n');
      this.#rest = lines.pop() ?? '';
      if (this.#rest.length > longestLine) {
        lines.push(this.#rest);
        this.#rest = '';
      }
      this.#write(lines, heardMs);
    }
  }

  #write(lines: readonly string[], heardMs: number): void {
    if (lines.length === 0) {
      return;
    }
    const parts = lines.map((line) => stamped.exec(line)?.groups ?? {text: line});
    const times = this.#clock.timesOf(
      parts.flatMap(({seconds}) => (seconds === undefined ? [] : [Number(seconds) * 1000])),
      heardMs,
    );
    const told = parts.map(({seconds, text = ''}) =>
      // One without a time goes on with the message of the line before.
      seconds === undefined ? text : `${inMicroseconds(times.shift() ?? heardMs)} ${host} ${text}`,
    );
    writeSync(this.#to, `${told.join('\n')}\n`, null, 'latin1');
  }

  /** Writes what has come, to the last byte. */
  [Symbol.dispose](): void {
    if (this.#open) {
      this.#follow(true);
      this.#open = false;
      this.#watcher?.close();
      closeSync(this.#from);
      closeSync(this.#to);
      if (this.#complete) {
        rmSync(this.#forwarded, {force: true});
      }
    }
  }
}

/** A host whose limit of watches is reached gives none: then the journal is read at its end. */
const watched = (path: string, onChange: () => void): FSWatcher | undefined => {
  try {
    return watch(path, {persistent: false}, onChange).on('error', () => undefined);
  } catch {
    return undefined;
  }
};

/** As journalctl writes a time: `2026-11-24T05:35:22.123456+00:00`. */
const inMicroseconds = (milliseconds: number): string => {
  const whole = Math.floor(milliseconds);
  const below = Math.floor((milliseconds - whole) * 1000)
    .toString()
    .padStart(3, '0');
  return new Date(whole).toISOString().replace('Z', `${below}+00:00`);
};
