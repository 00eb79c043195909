import type {SubtestRecord} from '../../harness/results/run-record.ts';
import type {ToProver} from '../../steps/kit/session/messages.ts';
import type {SeenExposure} from '../../steps/kit/session/seen-exposure.ts';
import type {StepVerdict} from '../../steps/kit/session/step-verdict.ts';
import type {StartedGuest} from '../../vm/guests/guest/started-guest.ts';
import type {Refusal} from '../../vm/refusal/refusal.ts';
import type {StepCommand} from '../../vm/shell/step-command.ts';
import type {StepRecord} from './step-record.ts';

/** What a step on its way to a verdict needs of its suite. */
export type StepRunTools = {
  readonly step: number;
  readonly record: Pick<
    StepRecord,
    | 'open'
    | 'start'
    | 'add'
    | 'addSubtest'
    | 'addExposure'
    | 'pass'
    | 'skip'
    | 'doesNotApply'
    | 'reproduce'
    | 'fail'
    | 'error'
    | 'keepUnits'
  >;
  /** Tells the prover. */
  readonly send: (message: ToProver) => void;
  /** The guest as the prover gets it. */
  readonly guestMessage: (started: StartedGuest, refusal: Refusal | undefined) => ToProver;
  /** Why there is nothing that the step could prove on the guest; undefined when there is. */
  readonly whyNotApplicable: (started: StartedGuest) => string | undefined;
  /** Called when the step has failed; what it awaits keeps the guest up. */
  readonly onFailed?: ((started: StartedGuest) => Promise<void>) | undefined;
};

type State =
  /** It has no guest yet. */
  | {readonly name: 'waiting'}
  /** The prover has been given a guest; `end` ends the wait for its verdict. */
  | {readonly name: 'lent' | 'proving'; readonly end: (verdict: StepVerdict | undefined) => void}
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
    const {step, record, send, guestMessage, whyNotApplicable, onFailed} = this.#tools;
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
      // A step that does not apply may be the reason why there are none.
      const why = whyNotApplicable(started);
      const message = why ?? 'the machine has no units of it';
      this.#state = {name: 'judged'};
      if (why === undefined) {
        record.skip(message);
      } else {
        record.doesNotApply(why);
      }
      send({type: 'no-guest', step, message});
      return;
    }
    this.#started = started;
    const verdict = await new Promise<StepVerdict | undefined>((end) => {
      this.#state = {name: 'lent', end};
      send(guestMessage(started, refusal));
    });
    if (verdict === undefined) {
      return;
    }
    if (verdict.status === 'passed') {
      await record.keepUnits(started);
      return;
    }
    const {failure} = verdict;
    if (failure.machinery || started.ended.aborted) {
      await record.error(failure, started);
      return;
    }
    if (verdict.status === 'reproduced') {
      record.reproduce(failure, verdict.where);
      await record.keepUnits(started);
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

  exposed(seen: SeenExposure): void {
    if (this.#state.name === 'proving') {
      this.#tools.record.addExposure(seen);
    }
  }

  /** There is nothing that it could prove on the guest that it was lent. */
  doesNotApply(why: string): void {
    if (this.#state.name !== 'lent') {
      return;
    }
    const {end} = this.#state;
    this.#state = {name: 'judged'};
    this.#tools.record.doesNotApply(why);
    end(undefined);
  }

  finished(verdict: StepVerdict): void {
    if (this.#state.name !== 'proving') {
      return;
    }
    const {end} = this.#state;
    this.#state = {name: 'judged'};
    if (verdict.status === 'passed') {
      this.#tools.record.pass();
    }
    end(verdict);
  }

  /** The prover is gone: whoever waits for its verdict waits no more. */
  release(): void {
    const state = this.#state;
    if (this.#started?.ended.aborted !== true) {
      // Its end is still to come, and then says nothing of why there is no verdict.
      this.#started = undefined;
    }
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
