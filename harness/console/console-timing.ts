import {closeSync, openSync, writeSync} from 'node:fs';

/**
 * When the bytes of a console came, in the classic form of util-linux' `script`: a line for each piece, with the seconds
 * since the piece before and its bytes. Those of the first line are since the log was opened.
 */
export class ConsoleTiming implements Disposable {
  readonly #file: number;
  /** Microseconds from the opening to the last piece, as they were told: so no rounding adds up. */
  #toldUs = 0;
  readonly #openedMs = performance.now();

  /** What is in the file is of a log that was opened before, and goes. */
  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  /** A piece of so many bytes, which has come now. */
  add(bytes: number): void {
    // Of a clock that never jumps.
    const nowUs = Math.round((performance.now() - this.#openedMs) * 1000);
    this.#tell(nowUs - this.#toldUs, bytes);
    this.#toldUs = nowUs;
  }

  /** What was there before the log was opened. */
  addEarlier(bytes: number): void {
    this.#tell(0, bytes);
  }

  #tell(us: number, bytes: number): void {
    writeSync(this.#file, `${(us / 1_000_000).toFixed(6)} ${bytes}\n`);
  }

  [Symbol.dispose](): void {
    closeSync(this.#file);
  }
}
