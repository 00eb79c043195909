import {setTimeout as delay} from 'node:timers/promises';
import type {ExecOptions} from '../ssh/exec-options.ts';
import type {CommandResult} from '../ssh/command-result.ts';
import type {SshConnection} from '../ssh/ssh-connection.ts';
import {waitUntil} from '../wait/wait-until.ts';
import {CommandFailedError} from './command-failed-error.ts';
import type {Power} from './power.ts';
import type {Wait} from './wait.ts';

export type GuestCommandsOptions = {
  /** Name for messages and logs. */
  name: string;
  ssh: SshConnection;
  /** Every time limit is multiplied by it; emulated guests need more than real ones. */
  timeoutFactor: number;
  power?: Power;
};

/**
 * Runs commands in a guest, as root by its login shell, several at once when they are called so. When the machine dies,
 * every call that is under way fails at once with the reason and the console's tail.
 */
export class GuestCommands {
  readonly name: string;
  readonly timeoutFactor: number;
  readonly ssh: SshConnection;
  protected readonly power: Power | undefined;

  constructor({name, ssh, timeoutFactor, power}: GuestCommandsOptions) {
    this.name = name;
    this.ssh = ssh;
    this.timeoutFactor = timeoutFactor;
    this.power = power;
  }

  /**
   * Runs a command and resolves to how it ended, whatever that is. It is ended in the guest when its time is up.
   *
   * @throws QemuDiedError or SshError when the machine goes away.
   */
  async execute(command: string, options: ExecOptions = {}): Promise<CommandResult> {
    const limit = (options.timeoutMs ?? 15 * 60_000) * this.timeoutFactor;
    return this.here(this.ssh.exec(command, {...options, timeoutMs: limit}));
  }

  /**
   * Sends `input` to a unix stream socket of the guest and resolves to what came back until the other end closed; what
   * takes longer than `timeoutMs` (default: 60 s, before the machine's factor) is given up.
   *
   * @throws QemuDiedError or SshError when the machine goes away, SshError when nothing listens.
   */
  async exchange(
    path: string,
    input: Uint8Array,
    {timeoutMs = 60_000}: {timeoutMs?: number} = {},
  ): Promise<CommandResult> {
    return this.here(this.ssh.exchange(path, input, {timeoutMs: timeoutMs * this.timeoutFactor}));
  }

  /**
   * Runs commands one after the other, each of which must end with exit status 0, and resolves to what they wrote
   * on standard output, without the final newline.
   *
   * @throws CommandFailedError at the first that does not.
   */
  async succeed(...commands: string[]): Promise<string> {
    let output = '';
    for (const command of commands) {
      const result = await this.execute(command);
      if (result.exitStatus !== 0) {
        throw new CommandFailedError(this.name, 'exit status 0', result);
      }
      output += result.stdout.toString('utf8');
    }
    return output.replace(/\n$/, '');
  }

  /**
   * Runs commands one after the other, each of which must end with another exit status than 0. One that a signal
   * ended or that ran out of time has not failed in this sense.
   *
   * @throws CommandFailedError at the first that does not.
   */
  async fail(...commands: string[]): Promise<string> {
    let output = '';
    for (const command of commands) {
      const result = await this.execute(command);
      if (result.exitStatus === undefined || result.exitStatus === 0) {
        throw new CommandFailedError(this.name, 'an exit status other than 0', result);
      }
      output += result.stdout.toString('utf8');
    }
    return output.replace(/\n$/, '');
  }

  /** Gives a result the machine's name for where it ran, instead of its address. */
  protected async here(work: Promise<CommandResult>): Promise<CommandResult> {
    return {...(await this.alive(work)), where: this.name};
  }

  /** Gives the machine's own end as the reason for whatever fails because of it. */
  protected async alive<T>(work: Promise<T>): Promise<T> {
    const ended = this.power?.ended;
    if (ended === undefined) {
      return work;
    }
    let onEnd: (() => void) | undefined;
    const end = new Promise<never>((_resolve, reject) => {
      onEnd = () => reject(ended.reason as Error);
      ended.addEventListener('abort', onEnd, {once: true});
    });
    try {
      ended.throwIfAborted();
      return await Promise.race([work, end]);
    } catch (error) {
      // The connection breaks some moments before the process is known to be gone.
      if (this.ssh.closed.aborted) {
        await Promise.race([end, delay(1000, undefined, {ref: false})]);
      }
      throw error;
    } finally {
      if (onEnd !== undefined) {
        ended.removeEventListener('abort', onEnd);
      }
      end.catch(() => undefined);
      work.catch(() => undefined);
    }
  }

  protected async until<T>(
    what: string,
    wait: Wait,
    attempt: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const {timeoutMs = 60_000, attemptTimeoutMs = 10_000} = wait;
    // The machine's end ends the wait itself too, whose timers would keep this process up otherwise.
    const signals = [this.power?.ended, wait.signal].filter((signal) => signal !== undefined);
    return this.alive(
      waitUntil(attempt, {
        what: `${this.name}: ${what}`,
        timeoutMs: timeoutMs * this.timeoutFactor,
        attemptTimeoutMs: attemptTimeoutMs * this.timeoutFactor,
        ...(signals.length === 0 ? {} : {signal: AbortSignal.any(signals)}),
      }),
    );
  }
}
