import type {SubtestRecord} from '../../harness/results/run-record.ts';
import type {ToProver} from '../../steps/kit/session/messages.ts';
import type {StepFailure} from '../../steps/kit/session/step-failure.ts';
import type {StartedGuest} from '../../vm/guests/guest/started-guest.ts';
import type {Refusal} from '../../vm/refusal/refusal.ts';
import type {StepCommand} from '../../vm/shell/step-command.ts';
import type {StepRecord} from './step-record.ts';

/** What a step on its way to a verdict needs of its suite. */
export type StepRunTools = {
  readonly step: number;
  readonly record: Pick<
    StepRecord,
    'open' | 'start' | 'add' | 'addSubtest' | 'pass' | 'skip' | 'fail' | 'error'
  >;
  /** Tells the prover. */
  readonly send: (message: ToProver) => void;
  /** The guest as the prover gets it. */
  readonly guestMessage: (started: StartedGuest, refusal: Refusal | undefined) => ToProver;
  /** Called when the step has failed; what it awaits keeps the guest up. */
  readonly onFailed?: ((started: StartedGuest) => Promise<void>) | undefined;
};

type State =
  /** It has no guest yet. */
  | {readonly name: 'waiting'}
  /** The prover has been given a guest; `end` ends the wait for its verdict. */
  | {readonly name: 'lent' | 'proving'; readonly end: (failure: StepFailure | undefined) => void}
  /** No verdict is to come any more. */
  | {readonly name: 'judged'};

/** One step on its way: waiting → lent → proving → judged. A message that comes late, or too early, changes nothing. */
export class StepRun {
  readonly #tools: StepRunTools;
  #state: State = {name: 'waiting'};
  #started: StartedGuest | undefined;

  constructor(tools: StepRunTools) {
    this.#tools = tools;
  }

  get state(): State['name'] {
    return this.#state.name;
  }

  /** Lends it a guest; resolves when the guest is free again: the verdict is there, and what tells why is collected. */
  async lend(started: StartedGuest): Promise<void> {
    const {step, record, send, guestMessage, onFailed} = this.#tools;
    if (this.#state.name !== 'waiting') {
      return;
    }
    let refusal: Refusal | undefined;
    const asked = started.units.refusals?.get(step);
    if (asked !== undefined) {
      try {
        refusal = await asked;
      } catch (error) {
        const {name, message} = error as Error;
        await this.refuse(message, {name});
        return;
      }
      if (this.#hasChanged('waiting')) {
        return;
      }
    }
    if (!started.units.steps.has(step) && refusal === undefined) {
      const message = 'the machine has no units of it';
      this.#state = {name: 'judged'};
      record.skip(message);
      send({type: 'no-guest', step, message});
      return;
    }
    this.#started = started;
    const failure = await new Promise<StepFailure | undefined>((end) => {
      this.#state = {name: 'lent', end};
      send(guestMessage(started, refusal));
    });
    if (failure === undefined) {
      return;
    }
    if (failure.machinery || started.ended.aborted) {
      await record.error(failure, started);
      return;
    }
    await record.fail(failure, started);
    await onFailed?.(started);
  }

  /** Whether it has come further meanwhile, which the compiler does not see. */
  #hasChanged(from: State['name']): boolean {
    return this.#state.name !== from;
  }

  /** There is no guest for it, which the prover is told; `failure` is recorded when it says anything of the step. */
  async refuse(message: string, failure: {readonly name?: string} | undefined): Promise<void> {
    const {step, record, send} = this.#tools;
    this.release();
    send({type: 'no-guest', step, message});
    if (failure !== undefined) {
      await record.error({...failure, message}, undefined);
    }
  }

  started(): void {
    if (this.#state.name === 'lent') {
      this.#state = {...this.#state, name: 'proving'};
      this.#tools.record.start();
    }
  }

  did(command: StepCommand): void {
    if (this.#state.name === 'proving') {
      this.#tools.record.add(command);
    }
  }

  subtest(subtest: SubtestRecord): void {
    if (this.#state.name === 'proving') {
      this.#tools.record.addSubtest(subtest);
    }
  }

  finished(failure: StepFailure | undefined): void {
    if (this.#state.name !== 'proving') {
      return;
    }
    const {end} = this.#state;
    this.#state = {name: 'judged'};
    if (failure === undefined) {
      this.#tools.record.pass();
    }
    end(failure);
  }

  /** The prover is gone: whoever waits for its verdict waits no more. */
  release(): void {
    const state = this.#state;
    this.#state = {name: 'judged'};
    if (state.name === 'lent' || state.name === 'proving') {
      state.end(undefined);
    }
  }

  /** Records that nothing is known of it, if nothing is. */
  async unproved(message: string): Promise<void> {
    if (this.#tools.record.open) {
      await this.#tools.record.error({message}, this.#started);
    }
  }
}
