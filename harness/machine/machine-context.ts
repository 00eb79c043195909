import {setTimeout as delay} from 'node:timers/promises';
import type {ConsoleLog} from '../console/console-log.ts';
import {MachineryError} from '../errors/machinery-error.ts';
import type {ExecOptions} from '../ssh/exec-options.ts';
import type {CommandResult} from '../ssh/command-result.ts';
import type {SshConnection} from '../ssh/ssh-connection.ts';
import {waitUntil} from '../wait/wait-until.ts';
import type {Power} from './power.ts';
import type {Wait} from './wait.ts';

/** What a `Machine` is made of. */
export type MachineOptions = {
  /** Name for messages and logs. */
  name: string;
  ssh: SshConnection;
  /** Every time limit is multiplied by it; emulated guests need more than real ones. */
  timeoutFactor: number;
  /** The switch of a machine that the harness runs itself. */
  power?: Power;
  /** What the machine prints; a machine that the harness only talks to has none. */
  console?: ConsoleLog;
};

/** What the calls of a `Machine` have in common: how the guest is reached, and what ends whatever is under way. */
export class MachineContext {
  readonly name: string;
  readonly timeoutFactor: number;
  readonly power: Power | undefined;
  readonly console: ConsoleLog | undefined;
  /** Signals that end every call at once, with their reason, for as long as they are in here. */
  readonly conditions = new Set<AbortSignal>();
  #ssh: SshConnection;

  constructor({name, ssh, timeoutFactor, power, console}: MachineOptions) {
    this.name = name;
    this.#ssh = ssh;
    this.timeoutFactor = timeoutFactor;
    this.power = power;
    this.console = console;
  }

  /** The connection of this boot of the guest. */
  get ssh(): SshConnection {
    return this.#ssh;
  }

  /** Goes on with another connection, after a reboot. */
  connected(ssh: SshConnection): void {
    this.#ssh = ssh;
  }

  /**
   * The switch, for a call that needs it.
   *
   * @throws MachineryError that names the call when the harness has not started the machine.
   */
  switch(call: string): Power {
    if (this.power === undefined) {
      throw new MachineryError(`${this.name}: ${call} needs a machine that this harness started`);
    }
    return this.power;
  }

  /** What ends a call: `signal`, the machine's end, and the conditions that are held now. */
  ends(signal?: AbortSignal): AbortSignal {
    return AbortSignal.any(
      [this.power?.ended, ...this.conditions, signal].filter((each) => each !== undefined),
    );
  }

  /** Runs a command; see `Machine.execute`. */
  async execute(command: string, options: ExecOptions = {}): Promise<CommandResult> {
    const timeoutMs = (options.timeoutMs ?? 15 * 60_000) * this.timeoutFactor;
    const signals = [...this.conditions, ...(options.signal === undefined ? [] : [options.signal])];
    return this.here(
      this.ssh.exec(command, {
        ...options,
        timeoutMs,
        // A condition that ends the call ends the command in the guest too.
        ...(signals.length === 0 ? {} : {signal: AbortSignal.any(signals)}),
      }),
    );
  }

  /** Gives a result the machine's name for where it ran, instead of its address; see `alive`. */
  async here(work: Promise<CommandResult>): Promise<CommandResult> {
    return {...(await this.alive(work)), where: this.name};
  }

  /** Gives the machine's own end, or a held condition's, as the reason for whatever fails because of it. */
  async alive<T>(work: Promise<T>): Promise<T> {
    const {ssh} = this;
    const ended = this.ends();
    let onEnd: (() => void) | undefined;
    const end = new Promise<never>((_resolve, reject) => {
      onEnd = () => reject(ended.reason as Error);
      ended.addEventListener('abort', onEnd, {once: true});
    });
    // Before anything is awaited: on a machine that is gone already, nobody comes to await the work.
    end.catch(() => undefined);
    work.catch(() => undefined);
    try {
      ended.throwIfAborted();
      return await Promise.race([work, end]);
    } catch (error) {
      // The connection breaks some moments before the process is known to be gone.
      if (this.power !== undefined && ssh.closed.aborted) {
        await Promise.race([end, delay(1000, undefined, {ref: false})]);
      }
      throw error;
    } finally {
      if (onEnd !== undefined) {
        ended.removeEventListener('abort', onEnd);
      }
    }
  }

  /**
   * Tries until `attempt` resolves, as `waitUntil` does, with the machine's name before `what` and its factor on all limits.
   *
   * @throws WaitError when time runs out; the reason of what ended the machine or a held condition.
   */
  async until<T>(what: string, wait: Wait, attempt: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const {timeoutMs = 60_000, attemptTimeoutMs = 10_000} = wait;
    return this.alive(
      waitUntil(attempt, {
        what: `${this.name}: ${what}`,
        timeoutMs: timeoutMs * this.timeoutFactor,
        attemptTimeoutMs: attemptTimeoutMs * this.timeoutFactor,
        // The machine's end ends the wait itself too, whose timers would keep this process up otherwise.
        signal: this.ends(wait.signal),
      }),
    );
  }
}
