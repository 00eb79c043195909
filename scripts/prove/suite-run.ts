import {HarnessError} from '../../harness/errors/harness-error.ts';
import {UsageError} from '../../harness/errors/usage-error.ts';
import type {ToOwner} from '../../steps/kit/session/messages.ts';
import {fromWire} from '../../steps/kit/session/wire-command.ts';
import type {GuestPool} from './guest-pool.ts';
import type {StepRun} from './step-run.ts';

export type SuiteRunOptions = {
  readonly steps: ReadonlyMap<number, StepRun>;
  readonly pool: Pick<GuestPool, 'withGuest'>;
  /** Is aborted when the prover is gone: a guest that is not there yet is wanted no more. */
  readonly unwanted: AbortController;
  /** Aborts when the run is interrupted. */
  readonly signal: AbortSignal;
};

/** The steps of one suite on their way: hands on what the prover says, and gives each step its guest. */
export class SuiteRun {
  readonly #options: SuiteRunOptions;
  readonly #lending: Promise<void>[] = [];
  #fatal: unknown;

  constructor(options: SuiteRunOptions) {
    this.#options = options;
  }

  /** Takes a message of the prover. One about a step that is not of this suite is of no account. */
  hear(message: ToOwner): void {
    const step = this.#options.steps.get(message.step);
    if (step === undefined) {
      return;
    }
    switch (message.type) {
      case 'want':
        this.#lending.push(this.#lend(message.step, step));
        break;
      case 'does-not-apply':
        step.doesNotApply(message.why);
        break;
      case 'started':
        step.started();
        break;
      case 'did':
        step.did(fromWire(message.command));
        break;
      case 'subtest':
        step.subtest(message.subtest);
        break;
      case 'exposed':
        step.exposed(message.seen);
        break;
      case 'finished':
        step.finished(message.verdict);
        break;
    }
  }

  /**
   * The prover is gone, and all is heard that it had to say. Resolves when every guest is free and every step has its
   * verdict; one that has none gets `why`.
   *
   * @throws what opening a guest threw, or the reason of the interruption.
   */
  async end(why: string): Promise<void> {
    const {steps, signal, unwanted} = this.#options;
    unwanted.abort();
    for (const step of steps.values()) {
      step.release();
    }
    await Promise.all(this.#lending);
    signal.throwIfAborted();
    if (!(this.#fatal instanceof UsageError)) {
      // At once: each may wait a moment for the reason of its machine's end.
      await Promise.all([...steps.values()].map(async (step) => step.unproved(why)));
    }
    if (this.#fatal !== undefined) {
      throw this.#fatal as Error;
    }
  }

  async #lend(number: number, step: StepRun): Promise<void> {
    const {pool, signal, unwanted} = this.#options;
    try {
      await pool.withGuest(number, async (started) => step.lend(started), unwanted.signal);
    } catch (error) {
      if (unwanted.signal.aborted && !signal.aborted) {
        // That there is no guest has its reason in the end of the prover, which is told.
        return;
      }
      this.#fatal ??= error;
      const message = reference(error as Error, this.#fatal as Error);
      // Steps that are refused, and a run that is interrupted, say nothing of this one.
      const silent = signal.aborted || error instanceof UsageError;
      await step.refuse(message, silent ? undefined : HarnessError.is(error) ? {name: error.name} : {});
    }
  }
}

/** Why there is no guest, in a step: the run tells all of its first error, and twelve times the same would help nobody. */
const reference = ({message}: Error, told: Error): string => {
  const [first = '', ...more] = message.split('\n');
  return more.length > 0 && told.message.split('\n')[0] === first
    ? `${first.replace(/:$/, '')} (the error of the run tells more)`
    : message;
};
