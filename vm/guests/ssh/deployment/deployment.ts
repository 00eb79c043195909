import {once} from 'node:events';
import {createReadStream} from 'node:fs';
import {PassThrough} from 'node:stream';
import {setTimeout as delay} from 'node:timers/promises';
import {MachineryError} from '../../../../harness/errors/machinery-error.ts';
import {UsageError} from '../../../../harness/errors/usage-error.ts';
import type {Machine} from '../../../../harness/machine/machine.ts';
import type {CommandResult} from '../../../../harness/ssh/command-result.ts';
import {NotYet} from '../../../../harness/wait/not-yet.ts';
import {waitUntil} from '../../../../harness/wait/wait-until.ts';
import {holdCommand, holdUnit} from './hold-command.ts';
import type {PackedDeployment} from './pack-deployment.ts';

/** Seconds, before the machine's factor, after which a machine that hears nothing of us puts itself back. */
const leaseSeconds = 30;

/** Milliseconds between two signs of life. */
const beatMs = 5000;

/** Milliseconds for the machine to take the units, and to put itself back, before its factor. */
const deployMs = 300_000;
const undoMs = 120_000;

export type DeploymentOptions = {
  machine: Machine;
  packed: PackedDeployment;
  /** Told in one line when it cannot be said that the machine is as before. */
  onWarning: (line: string) => void;
  signal?: AbortSignal;
};

/**
 * Units on a machine that is not ours, for as long as this lives. A transient unit there holds them, and its end undoes
 * all: when this is disposed of, when the connection or this process ends, and when nothing is heard of us any more.
 */
export class Deployment implements AsyncDisposable {
  readonly #options: DeploymentOptions;
  readonly #input = new PassThrough();
  /** Aborts when the unit has ended, or is not heard of any more, with why as its reason. */
  readonly #ended = new AbortController();
  readonly #running: Promise<CommandResult | undefined>;
  #beat: NodeJS.Timeout | undefined;
  #said = '';
  #disposed: Promise<void> | undefined;

  private constructor(options: DeploymentOptions, command: string) {
    this.#options = options;
    const {machine} = options;
    const running = machine.execute(command, {
      input: this.#input,
      // A day, which no run takes, whatever the factor.
      timeoutMs: (24 * 60 * 60_000) / machine.timeoutFactor,
      onStdout: (chunk) => {
        this.#said += chunk.toString('utf8');
      },
    });
    this.#running = running.then(
      (result) => {
        this.#ended.abort(this.#whyEnded(result));
        return result;
      },
      (error: unknown) => {
        this.#ended.abort(error);
        return undefined;
      },
    );
  }

  /**
   * Puts the units on the machine and starts their sockets.
   *
   * @throws UsageError when the machine has something in the way, another deployment included; MachineryError when it
   * fails. Then the machine is as before.
   */
  static async make(options: DeploymentOptions): Promise<Deployment> {
    const {machine, packed} = options;
    const command = await holdCommand(packed, Math.ceil(leaseSeconds * machine.timeoutFactor));
    const deployment = new Deployment(options, command);
    try {
      await deployment.#until('ready');
      await deployment.#send(packed.archive);
      deployment.#beat = setInterval(() => deployment.#input.write('.'), beatMs);
      await deployment.#until('deployed');
      return deployment;
    } catch (error) {
      await deployment[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Aborts when the units are not there any more, with why as its reason. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  /** Ends the unit, and waits until the machine is as before. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposed ??= this.#undo();
    await this.#disposed;
  }

  async #undo(): Promise<void> {
    clearInterval(this.#beat);
    this.#input.end();
    const {machine, onWarning} = this.#options;
    const limit = new AbortController();
    const late = delay(undoMs * machine.timeoutFactor, undefined, {signal: limit.signal}).catch(
      () => undefined,
    );
    const result = await Promise.race([this.#running, late]);
    limit.abort();
    if (result === undefined) {
      const why = machine.ssh.closed.aborted ? 'the connection is gone' : 'it does not answer';
      onWarning(
        `${machine.name}: ${why}; its unit ${holdUnit} puts it back within ${Math.ceil(leaseSeconds * machine.timeoutFactor)} s`,
      );
    } else if (this.#has('ready') && !this.#has('undone')) {
      onWarning(
        `${machine.name}: may not be as before: ${holdUnit} did not come to the end of putting it back: ${lastWords(result)}`,
      );
    }
  }

  get #signal(): AbortSignal {
    const {signal} = this.#options;
    return signal === undefined ? this.#ended.signal : AbortSignal.any([this.#ended.signal, signal]);
  }

  #has(word: string): boolean {
    return this.#said.split('\n').includes(word);
  }

  async #until(word: string): Promise<void> {
    const {machine} = this.#options;
    await waitUntil(
      async () => {
        if (!this.#has(word)) {
          throw new NotYet(`it said: ${this.#said.trim() || 'nothing'}`);
        }
        return Promise.resolve();
      },
      {
        what: `${machine.name} to be ${word}`,
        timeoutMs: deployMs * machine.timeoutFactor,
        intervalMs: 50,
        signal: this.#signal,
      },
    );
  }

  async #send(archive: string): Promise<void> {
    const signal = this.#signal;
    for await (const chunk of createReadStream(archive)) {
      signal.throwIfAborted();
      if (!this.#input.write(chunk)) {
        await once(this.#input, 'drain', {signal}).catch((error: unknown) => {
          signal.throwIfAborted();
          throw error;
        });
      }
    }
  }

  #whyEnded(result: CommandResult): Error {
    const {name} = this.#options.machine;
    if (this.#has('deployed')) {
      return new MachineryError(`${name}: the units are gone from the machine: its ${holdUnit} has ended`);
    }
    const words = lastWords(result);
    const refused = /^refused: (?<why>.+)$/m.exec(words)?.groups?.why;
    if (refused !== undefined) {
      return new UsageError(`${name}: the units cannot be deployed: ${refused}`);
    }
    if (words.includes(`Unit ${holdUnit} was already loaded`)) {
      return new UsageError(
        `${name}: the units cannot be deployed: another deployment is there (${holdUnit}), which ends with its own harness`,
      );
    }
    return new MachineryError(`${name}: the units could not be deployed: ${words || 'it said nothing'}`);
  }
}

const lastWords = ({stderr}: CommandResult): string =>
  stderr.toString('utf8').trim().split('\n').slice(-5).join('\n');
