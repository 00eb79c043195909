import {appendFileSync, existsSync, readFileSync} from 'node:fs';
import type {Verdict} from './verdict.ts';

/** One commit that was tried, or what kept it from being tried. */
export type BisectEntry = {
  readonly commit: string;
  readonly verdict?: Verdict;
  /** The machinery failed; the bisection ended with that. */
  readonly error?: string;
};

/** What was tried so far: a file of JSON lines, as git starts a process for each commit. */
export class BisectLog {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  add(entry: BisectEntry): void {
    appendFileSync(this.#file, `${JSON.stringify(entry)}\n`);
  }

  get entries(): BisectEntry[] {
    return existsSync(this.#file)
      ? readFileSync(this.#file, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as BisectEntry)
      : [];
  }
}
