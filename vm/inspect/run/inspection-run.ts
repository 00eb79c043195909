import {randomBytes} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {gzipSync} from 'node:zlib';
import {MachineryError} from '../../../harness/errors/machinery-error.ts';
import {CommandFailedError} from '../../../harness/machine/command-failed-error.ts';
import type {Machine} from '../../../harness/machine/machine.ts';
import {quote} from '../../../harness/process/quote.ts';
import type {Exposure} from '../../probe/exposure.ts';
import type {Twin} from '../twin/twin.ts';
import {parseRuns} from './parse-runs.ts';
import {type FoundService, parseSurvey} from './parse-survey.ts';
import type {MachineSurvey} from '../machine/machine-survey.ts';
import type {TwinRun} from './twin-run.ts';

/** Seconds, before the machine's factor, after which a machine that hears nothing of us takes away what is ours. */
const leaseSeconds = 120;
/** Milliseconds, before the machine's factor, for one command there. */
const commandMs = 60_000;
/** Twins that are run at once: with more, a small machine would answer too late. */
const twinsAtOnce = 4;

const script = async (name: string): Promise<string> => readFile(new URL(name, import.meta.url), 'utf8');

export type InspectionRunOptions = {
  /** The machine ends with the inspection, so that nothing need be taken away. Default: no. */
  readonly isThrownAway?: boolean;
  readonly signal?: AbortSignal | undefined;
};

/** A twin that is to be run. */
export type TwinRequest = {
  /**
   * @param output file that its probe writes to
   * @param earlier units of twins that are run in the same command, and before it
   */
  readonly make: (output: string, earlier: readonly string[]) => Twin;
  /** Whether `systemd-analyze security` is asked for it. Default: no. */
  readonly isScored?: boolean;
};

/** A twin, and what came of it. */
export type RanTwin = {readonly twin: Twin; readonly run: TwinRun};

/**
 * A machine's folder with the probe and with what is made for twins, for as long as this lives. What is made there is taken away
 * when it is disposed of, and, by a transient unit of the machine's own, also when nobody does that.
 */
export class InspectionRun implements AsyncDisposable {
  readonly name = `confinement-inspect-${randomBytes(4).toString('hex')}`;
  readonly folder = `/run/${this.name}`;
  readonly #machine: Machine;
  readonly #signal: AbortSignal | undefined;
  readonly #isThrownAway: boolean;
  #last = 0;
  #begun: Promise<string> | undefined;
  #ended: Promise<void> | undefined;

  constructor(machine: Machine, {isThrownAway = false, signal}: InspectionRunOptions = {}) {
    this.#machine = machine;
    this.#signal = signal;
    this.#isThrownAway = isThrownAway;
  }

  /** Puts the probe there, and tells what the machine has. @throws MachineryError with the machine's words */
  async begin(
    probe: Uint8Array,
    services: readonly string[],
  ): Promise<{survey: MachineSurvey; services: readonly FoundService[]}> {
    const lease = this.#isThrownAway ? '' : Math.ceil(leaseSeconds * this.#machine.timeoutFactor);
    const variables = `dir=${this.folder}; lease=${lease}; undo=${quote(await script('undo.sh'))}`;
    this.#begun = this.#do(
      `${variables}\n${await script('begin.sh')}\nset +e\n${await script('survey.sh')}`,
      {
        input: gzipSync(probe, {level: 1}),
        words: services,
      },
    );
    return parseSurvey(await this.#begun);
  }

  /**
   * Runs twins, in one command, and resolves to what came of each.
   *
   * @throws MachineryError with the machine's words
   */
  async run(
    requests: readonly TwinRequest[],
  ): Promise<{readonly outside: Exposure; readonly ran: ReadonlyMap<TwinRequest, RanTwin>}> {
    const earlier: string[] = [];
    const made = requests.map((request) => {
      const number = this.#last++;
      const twin = request.make(`${this.folder}/out/${number}`, earlier);
      earlier.push(`${this.name}-${number}.service`);
      return {request, number, twin};
    });
    const files = made.flatMap(({number, twin: {text, mayMake}}) => [
      file(`${this.folder}/unit-${number}`, text),
      file(`${this.folder}/paths-${number}`, `${mayMake.join('\n')}\n`),
    ]);
    const numbers = (which: (one: (typeof made)[number]) => boolean): string =>
      made
        .filter(which)
        .map(({number}) => String(number))
        .join(' ');
    const variables = {
      dir: this.folder,
      at_once: String(twinsAtOnce),
      scored: numbers(({request}) => request.isScored === true),
      reloaded: numbers(({twin}) => twin.runsOn === 'reload'),
      stopped: numbers(({twin}) => twin.runsOn === 'stop'),
    };
    const output = await this.#do('exec sh -s -- "$@"', {
      input: [
        Object.entries(variables)
          .map(([name, value]) => `${name}=${quote(value)}`)
          .join('; '),
        ...files,
        await script('run.sh'),
      ].join('\n'),
      words: made.map(({number}) => String(number)),
    });
    const {outside, runs} = parseRuns(
      output,
      this.name,
      new Map(made.map(({number, twin}) => [number, twin.text])),
    );
    const ran = made.map(({request, number, twin}) => {
      const run = runs.get(number);
      if (run === undefined) {
        throw new MachineryError(`${this.#machine.name}: twin ${number} is not told of`);
      }
      return [request, {twin, run}] as const;
    });
    return {outside, ran: new Map(ran)};
  }

  async #do(
    text: string,
    {input, words}: {readonly input: string | Uint8Array; readonly words: readonly string[]},
  ): Promise<string> {
    const result = await this.#machine.execute(`sh -c ${quote(text)} sh ${words.map(quote).join(' ')}`, {
      input,
      timeoutMs: commandMs,
      ...(this.#signal === undefined ? {} : {signal: this.#signal}),
    });
    if (result.exitStatus !== 0) {
      const error = new CommandFailedError(this.#machine.name, 'exit status 0', result);
      throw new MachineryError(`${this.#machine.name}: it could not be inspected: ${error.message}`, {
        cause: error,
      });
    }
    return result.stdout.toString('utf8');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended ??= this.#end();
    await this.#ended;
  }

  async #end(): Promise<void> {
    if (this.#begun === undefined || this.#isThrownAway) {
      return;
    }
    await this.#begun.catch(() => undefined);
    // Its end runs undo.sh. A machine that does not hear of it does the same when the lease is over.
    await this.#machine
      .execute(`systemctl stop ${this.name}.service`, {timeoutMs: commandMs})
      .catch(() => undefined);
  }
}

/** Writes a text byte for byte, by a here-document that nothing in it ends. */
const file = (path: string, text: string): string => {
  const end = `END-${randomBytes(8).toString('hex')}`;
  return `cat >${path} <<'${end}'\n${text}${text.endsWith('\n') ? '' : '\n'}${end}`;
};
