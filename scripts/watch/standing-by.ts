import {setImmediate as nextTurn} from 'node:timers/promises';
import {RunFolder} from '../../harness/run-folder/run-folder.ts';
import {runFolderPrefix} from '../../vm/cache/run-folder-prefix.ts';
import {restoreAhead} from '../../vm/guests/debian/open/restore-ahead.ts';
import {warmUp} from '../../vm/guests/debian/open/warm-up.ts';
import type {Ahead, MachineAhead} from '../../vm/workspace/ahead.ts';
import {type Prover, startProver} from '../prove/start-prover.ts';

/** Milliseconds after which nothing stands by any more: whoever edits no more wants the processor and the memory back. */
const patienceMs = 30 * 60_000;

/** What ends a process that stands by, until the command takes note of these itself. */
const interrupts = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What the process has made in the temporary directory goes with it, and what it has started. */
const exit = (): never => process.exit(1);

/**
 * What a process has ready before it knows what it is to prove: AVA, with everything loaded but the steps, and the guest that the
 * round before had, restored. Nothing that fails here fails anything else: what is not there is made when it is wanted.
 */
export class StandingBy implements Ahead, AsyncDisposable {
  /** That of this process, which runs one command. */
  static #current: StandingBy | undefined;

  readonly #run = RunFolder.create(runFolderPrefix);
  readonly #over = new AbortController();
  readonly #recipe: string | undefined;
  readonly #onRestored: (recipe: string) => void;
  readonly #patience: NodeJS.Timeout;
  #prover: Promise<Prover | undefined>;
  #machine: Promise<MachineAhead | undefined>;
  readonly #cold = new AbortController();
  readonly #warm: Promise<void>;

  /**
   * @param recipe of the guest
   * @param onRestored told of each guest that the command has, for those who stand by next
   */
  constructor(recipe: string | undefined, onRestored: (recipe: string) => void) {
    this.#recipe = recipe;
    this.#onRestored = onRestored;
    this.#prover = startProver(this.#run).catch(() => undefined);
    this.#machine =
      recipe === undefined
        ? Promise.resolve(undefined)
        : restoreAhead(recipe, {run: this.#run, signal: this.#over.signal}).catch(() => undefined);
    this.#warm = this.#machine
      .then(async (machine) => machine && warmUp(machine.started.machine, this.#cold.signal))
      .catch(() => undefined);
    for (const signal of interrupts) {
      process.on(signal, exit);
    }
    StandingBy.#current = this;
    this.#patience = setTimeout(() => void this[Symbol.asyncDispose](), patienceMs).unref();
  }

  /** What stands by in this process, for the command that it has become; undefined the second time, and in others. */
  static take(): StandingBy | undefined {
    const current = StandingBy.#current;
    StandingBy.#current = undefined;
    if (current !== undefined) {
      clearTimeout(current.#patience);
    }
    for (const signal of interrupts) {
      process.off(signal, exit);
    }
    return current;
  }

  /** Resolves when all that can be ready is. */
  async ready(): Promise<void> {
    const prover = await this.#prover;
    await Promise.all([Promise.race([prover?.joined, prover?.ended]), this.#warm]);
  }

  /** AVA, which is the caller's from then on; undefined where there is none that runs. */
  async takeProver(): Promise<Prover | undefined> {
    const taken = this.#prover;
    this.#prover = Promise.resolve(undefined);
    const prover = await taken;
    const hasEnded = await Promise.race([prover?.ended.then(() => true), nextTurn(false)]);
    return hasEnded === true ? undefined : prover;
  }

  async take(recipe: string, signal?: AbortSignal): Promise<MachineAhead | undefined> {
    if (signal?.aborted === true) {
      this.#over.abort();
    }
    signal?.addEventListener('abort', () => this.#over.abort(), {once: true});
    const machine = await this.#takeMachine();
    if (machine === undefined || machine.started.qemu.ended.aborted) {
      return undefined;
    }
    if (recipe !== this.#recipe) {
      await machine.started[Symbol.asyncDispose]();
      return undefined;
    }
    return machine;
  }

  /** Whoever wants a machine does not wait until it is warm. */
  async #takeMachine(): Promise<MachineAhead | undefined> {
    const taken = this.#machine;
    this.#machine = Promise.resolve(undefined);
    this.#cold.abort();
    await this.#warm;
    return taken;
  }

  restored(recipe: string): void {
    this.#onRestored(recipe);
  }

  /** Ends what was not taken. The folder goes with this process: what was taken has its sockets there. */
  async [Symbol.asyncDispose](): Promise<void> {
    clearTimeout(this.#patience);
    this.#over.abort();
    const [prover, machine] = await Promise.all([this.takeProver(), this.#takeMachine()]);
    await prover?.[Symbol.asyncDispose]();
    await machine?.started[Symbol.asyncDispose]();
  }
}
