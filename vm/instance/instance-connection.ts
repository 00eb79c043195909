import {dirname} from 'node:path/posix';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {UsageError} from '../../harness/errors/usage-error.ts';
import type {Machine} from '../../harness/machine/machine.ts';
import {quote} from '../../harness/process/quote.ts';
import type {CommandResult} from '../../harness/ssh/command-result.ts';
import {SshError} from '../../harness/ssh/ssh-error.ts';
import {endUnits} from '../shell/end-units.ts';
import {runningUnits} from '../shell/running-units.ts';
import {ServiceDiedError} from '../shell/service-died-error.ts';
import {serviceJournal} from '../shell/service-journal.ts';
import {unitsGone} from '../shell/units-gone.ts';
import {invocationLink} from '../units/invocation-link.ts';
import {unitNames} from '../units/unit-names.ts';
import {InstanceChannel} from './instance-channel.ts';

export type InstanceConnectionOptions = {
  machine: Machine;
  /** The step's number. */
  number: number;
  /** Names of the instances that are open; this one is in it as long as it is. */
  open: Set<string>;
  /** Milliseconds for one command, before the machine's factor. Default: 30 s. */
  timeoutMs?: number | undefined;
};

/** The commands of one instance of a step's service, in order, and its end. */
export class InstanceConnection {
  readonly #machine: Machine;
  readonly #open: Set<string>;
  readonly #timeoutMs: number;
  readonly #names: ReturnType<typeof unitNames>;
  #channel: Promise<InstanceChannel> | undefined;
  #unit: string | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #closing: Promise<void> | undefined;

  constructor({machine, number, open, timeoutMs = 30_000}: InstanceConnectionOptions) {
    this.#machine = machine;
    this.#open = open;
    this.#timeoutMs = timeoutMs;
    this.#names = unitNames(number);
  }

  /** The template's, as long as the instance's own is not known. */
  get unit(): string {
    return this.#unit ?? this.#names.service;
  }

  async run(command: string): Promise<CommandResult> {
    if (this.#closing !== undefined) {
      throw new UsageError(`${this.unit} is closed: it runs no ${JSON.stringify(command)}`);
    }
    const result = this.#last.then(async () => this.#run(command));
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Finds the instance that was started under this id: from here on it has its own name. */
  async identify(id: string): Promise<void> {
    const pattern = invocationLink(this.#names.instances);
    const link = await this.#machine.succeed(
      `find ${dirname(pattern)} -path ${quote(pattern)} -lname ${quote(id)}`,
    );
    const name = /:(.+)$/m.exec(link)?.[1];
    if (id === '' || name === undefined) {
      throw new MachineryError(`${this.#machine.name}: no instance of ${this.unit} has the id ${id}`);
    }
    this.#unit = name;
    this.#open.add(name);
  }

  async close(): Promise<void> {
    this.#closing ??= this.#close();
    await this.#closing;
  }

  async #run(command: string): Promise<CommandResult> {
    const startedAt = new Date().toISOString();
    const startMs = performance.now();
    const {ssh, timeoutFactor} = this.#machine;
    let said = '';
    const answer = await this.#connect().then(
      async (channel) => channel.run(command, {timeoutMs: this.#timeoutMs * timeoutFactor, lost: ssh.closed}),
      (error: unknown) => {
        // That nobody listens is a finding about the service; the loss of the machine is not.
        if (!(error instanceof SshError) || ssh.closed.aborted) {
          throw error;
        }
        said = error.message;
        return {output: Buffer.alloc(0), exitStatus: undefined, timedOut: false};
      },
    );
    const result: CommandResult = {
      command,
      where: `inside ${this.unit}`,
      startedAt,
      durationMs: performance.now() - startMs,
      exitStatus: answer.exitStatus,
      signal: undefined,
      timedOut: answer.timedOut,
      stdout: answer.output,
      stderr: Buffer.alloc(0),
      output: answer.output,
    };
    if (result.timedOut) {
      await endUnits(this.#machine, this.#unit === undefined ? await this.#unknown() : [this.#unit]);
    } else if (result.exitStatus === undefined) {
      const journal = await serviceJournal(this.#machine, this.#unit ?? this.#names.instances);
      throw new ServiceDiedError(
        this.unit,
        result,
        [said, await this.#state(), journal].filter((text) => text !== '').join('\n'),
      );
    }
    return result;
  }

  async #connect(): Promise<InstanceChannel> {
    this.#channel ??= this.#machine.ssh
      .openUnixSocket(this.#names.socketPath)
      .then((stream) => new InstanceChannel(stream));
    return this.#channel;
  }

  /** Instances that are not open: one of them is this, whose name is not known yet. */
  async #unknown(): Promise<string[]> {
    const running = await runningUnits(this.#machine, this.#names.instances);
    return running.filter((unit) => !this.#open.has(unit));
  }

  /** The state of the instance, or of all those that are there when it is not known which it was. */
  async #state(): Promise<string> {
    const {stdout} = await this.#machine.systemctl(
      'list-units',
      '--all',
      '--plain',
      '--no-legend',
      this.#unit ?? this.#names.instances,
    );
    return stdout.toString('utf8').trimEnd();
  }

  async #close(): Promise<void> {
    await this.#last;
    const channel = await this.#channel?.catch(() => undefined);
    channel?.end();
    try {
      if (this.#unit !== undefined && !this.#machine.ssh.closed.aborted) {
        await unitsGone(this.#machine, this.#unit);
        // PID 1 answers when it has done with the end of the unit, its runtime directory too: the link that is looked at goes before.
        await this.#machine.systemctl('show', '--property=ActiveState', this.#unit);
      }
    } finally {
      channel?.destroy();
      this.#open.delete(this.unit);
    }
  }
}
