import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {editedStep} from './edited-step.ts';
import {LineWaiter} from './line-waiter.ts';
import {startConfinement, type StartConfinementOptions} from './start-confinement.ts';

/** Milliseconds for one round of the watch. */
const limitMs = 5 * 60_000;

/**
 * Milliseconds from a verdict to the next edit: nobody saves a file sooner, and what is ready by then may differ between two
 * versions.
 */
const editorMs = 6_000;

const watching = /\bwatching \S/;
const verdict = new RegExp(`: (?:ok|FAIL) +${editedStep.number} |${watching.source}`);

export type WatchedStepOptions = Omit<StartConfinementOptions, 'args'> & {
  /** File of the step, from the folder of the project. */
  file: string;
  /** Arguments beside the step's number. */
  args?: readonly string[];
};

/** A step under `--watch`, as a user's editor and terminal would have it. */
export class WatchedStep implements AsyncDisposable {
  readonly #file: string;
  readonly #signal: AbortSignal;
  readonly #over = new AbortController();
  readonly #child: ReturnType<typeof startConfinement>;
  readonly #lines: LineWaiter;

  private constructor({file, args = [], ...options}: WatchedStepOptions) {
    this.#file = join(options.project, file);
    this.#signal = options.signal;
    this.#child = startConfinement({
      ...options,
      args: ['test', '--watch', String(editedStep.number), ...args],
      signal: AbortSignal.any([options.signal, this.#over.signal]),
    });
    this.#lines = new LineWaiter(this.#child.stderr);
  }

  /**
   * Resolves when the step has been proved for the first time.
   *
   * @throws MachineryError with the last line when the watch does not come so far.
   */
  static async start(options: WatchedStepOptions): Promise<WatchedStep> {
    const watched = new WatchedStep(options);
    try {
      await watched.#lines.next(watching, {timeoutMs: limitMs, signal: options.signal});
      return watched;
    } catch (error) {
      await watched[Symbol.asyncDispose]();
      throw error;
    }
  }

  /**
   * Saves the step's file after an editor's time, and resolves to the milliseconds until its verdict.
   *
   * @throws MachineryError when it does not pass.
   */
  async edit(source: string): Promise<number> {
    const limits = {timeoutMs: limitMs, signal: this.#signal};
    await delay(editorMs, undefined, {signal: this.#signal});
    const startedAt = performance.now();
    await writeFile(this.#file, source);
    const line = await this.#lines.next(verdict, limits);
    const durationMs = performance.now() - startedAt;
    if (!line.includes(': ok ')) {
      throw new MachineryError(`the edited step did not pass: ${line}`);
    }
    await this.#lines.next(watching, limits);
    return durationMs;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#over.abort();
    await this.#child;
  }
}
