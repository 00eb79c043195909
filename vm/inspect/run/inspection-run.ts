import {randomBytes} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {gzipSync} from 'node:zlib';
import {MachineryError} from '../../../harness/errors/machinery-error.ts';
import type {Machine} from '../../../harness/machine/machine.ts';
import {mustSucceed} from '../../../harness/machine/must-succeed.ts';
import {hereDocument} from '../../../harness/process/here-document.ts';
import {quote} from '../../../harness/process/quote.ts';
import type {Exposure} from '../../probe/exposure.ts';
import type {EarlierTwin} from '../twin/earlier-twin.ts';
import type {Twin} from '../twin/twin.ts';
import {parseEnd} from './parse-end.ts';
import {parseRuns} from './parse-runs.ts';
import {type FoundService, parseSurvey} from './parse-survey.ts';
import type {MachineSurvey} from '../machine/machine-survey.ts';
import type {TwinRun} from './twin-run.ts';

/** Seconds, before the machine's factor, after which a machine that hears nothing of us takes away what is ours. */
const usualLeaseSeconds = 120;
/** Milliseconds, before the machine's factor, for one command there. */
const commandMs = 60_000;
/** Twins that are run at once: with more, a small machine would answer too late. */
const twinsAtOnce = 4;

const script = async (name: string): Promise<string> => readFile(new URL(name, import.meta.url), 'utf8');

export type InspectionRunOptions = {
  /** The machine ends with the inspection, so that nothing need be taken away. Default: no. */
  readonly isThrownAway?: boolean;
  /** As the constant, for one that is renewed (`renewing`), and may then be that much longer. Default: that. */
  readonly leaseSeconds?: number;
  /** An ordinary user, who is made there, and whose manager runs the twins: only on a machine that is thrown away. Default: the system's. */
  readonly user?: string | undefined;
  readonly signal?: AbortSignal | undefined;
};

type BeginOptions = {
  /** Name of the program's file. Default: probe. */
  readonly name?: string;
  /** What `slice` has. Default: there is none. */
  readonly sliceLines?: readonly string[];
};

/** A twin that is to be run. */
export type TwinRequest = {
  /**
   * @param output file that its probe writes to
   * @param earlier twins that are run in the same command, and before it
   */
  readonly make: (output: string, earlier: readonly EarlierTwin[]) => Twin;
  /** Whether `systemd-analyze security` is asked for it. Default: no. */
  readonly isScored?: boolean;
};

/** A twin whose unit can be started. */
export type PlacedTwin = {readonly twin: Twin; readonly number: number; readonly unit: string};

/** A twin, and what came of it. */
export type RanTwin = {readonly twin: Twin; readonly run: TwinRun};

/**
 * A machine's folder with the probe and with what is made for twins, for as long as this lives. What is made there is taken away
 * when it is disposed of, and, by a transient unit of the machine's own, also when nobody does that.
 */
export class InspectionRun implements AsyncDisposable {
  readonly name = `confinement-inspect-${randomBytes(4).toString('hex')}`;
  readonly folder = `/run/${this.name}`;
  /** Not below others, as one would be with dashes in its name. */
  readonly slice = `${this.name.replaceAll('-', '_')}.slice`;
  readonly #machine: Machine;
  readonly #signal: AbortSignal | undefined;
  readonly #isThrownAway: boolean;
  readonly #leaseSeconds: number;
  readonly #user: string | undefined;
  #last = 0;
  #begun: Promise<string> | undefined;
  #ended: Promise<void> | undefined;

  constructor(
    machine: Machine,
    {isThrownAway = false, leaseSeconds = usualLeaseSeconds, user, signal}: InspectionRunOptions = {},
  ) {
    if (user !== undefined && !isThrownAway) {
      throw new TypeError(`${machine.name}: a user is made only on a machine that is thrown away`);
    }
    this.#machine = machine;
    this.#signal = signal;
    this.#isThrownAway = isThrownAway;
    this.#leaseSeconds = leaseSeconds;
    this.#user = user;
  }

  /**
   * Puts the probe there, or what else runs in the twins, and tells what the machine has.
   *
   * @throws MachineryError with the machine's words
   */
  async begin(
    program: Uint8Array,
    services: readonly string[],
    {name = 'probe', sliceLines = []}: BeginOptions = {},
  ): Promise<{survey: MachineSurvey; services: readonly FoundService[]}> {
    const lease = this.#isThrownAway ? '' : Math.ceil(this.#leaseSeconds * this.#machine.timeoutFactor);
    const variables = `dir=${this.folder}; program=${name}; lease=${lease}; undo=${quote(await script('undo.sh'))}`;
    const user = this.#user;
    this.#begun = this.#do(
      [
        variables,
        await script('begin.sh'),
        ...(user === undefined ? [] : [`user=${quote(user)}`, await script('make-user.sh')]),
        'set +e',
        ...(sliceLines.length === 0
          ? []
          : [`slice=${this.slice}; in_slice=${quote(sliceLines.join('\n'))}`, await script('slice.sh')]),
        await this.#manager(),
        await script('survey.sh'),
        ...(user === undefined ? [] : [await script('specifiers.sh')]),
      ].join('\n'),
      {
        input: gzipSync(program, {level: 1}),
        words: services,
      },
    );
    return parseSurvey(await this.#begun);
  }

  /**
   * Puts a further program beside the one that it has begun with.
   *
   * @throws MachineryError with the machine's words
   */
  async add(program: Uint8Array, name: string): Promise<void> {
    const path = `${this.folder}/${name}`;
    await this.#do(`gzip -d >${path} && chmod 755 ${path}`, {
      input: gzipSync(program, {level: 1}),
      words: [],
    });
  }

  /**
   * Runs twins, in one command, and resolves to what came of each.
   *
   * @throws MachineryError with the machine's words
   */
  async run(
    requests: readonly TwinRequest[],
  ): Promise<{readonly outside: Exposure; readonly ran: ReadonlyMap<TwinRequest, RanTwin>}> {
    const made = this.#made(requests);
    const numbers = (which: (one: (typeof made)[number]) => boolean): string =>
      made
        .filter(which)
        .map(({number}) => String(number))
        .join(' ');
    const variables = {
      at_once: String(twinsAtOnce),
      scored: numbers(({request}) => request.isScored === true),
      reloaded: numbers(({twin}) => twin.runsOn === 'reload'),
      stopped: numbers(({twin}) => twin.runsOn === 'stop'),
    };
    const output = await this.#doScripts(
      made,
      [...this.#files(made), await script('place.sh'), await script('run.sh'), await script('tell.sh')],
      {variables},
    );
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

  /**
   * Puts the unit of a twin in place, to be started by other means, and files by their names into the folder.
   *
   * @throws MachineryError with the machine's words
   */
  async place(request: TwinRequest, files: Readonly<Record<string, string>>): Promise<PlacedTwin> {
    const [made] = this.#made([request]);
    if (made === undefined) {
      throw new MachineryError('there is no twin to be placed');
    }
    await this.#doScripts(
      [made],
      [
        'set -e',
        ...Object.entries(files).map(([name, text]) => hereDocument(`${this.folder}/${name}`, text)),
        ...this.#files([made]),
        await script('place.sh'),
      ],
    );
    return {twin: made.twin, number: made.number, unit: this.#unitOf(made.number)};
  }

  /**
   * Starts twins one after another, in one command, until one has started, and ends each: it goes on for so many seconds, or ends
   * well. Resolves to those that were tried, and whether the last of them has started.
   *
   * @throws MachineryError with the machine's words
   */
  async startFirst(
    requests: readonly TwinRequest[],
    momentSeconds: number,
  ): Promise<{readonly tried: readonly PlacedTwin[]; readonly hasStarted: boolean}> {
    const made = this.#made(requests);
    const text = await this.#doScripts(
      made,
      [...this.#files(made), await script('place.sh'), await script('start.sh')],
      {variables: {moment: String(momentSeconds)}, timeoutMs: requests.length * commandMs},
    );
    return {
      tried: made
        .slice(0, text.match(/^=tried /gm)?.length ?? 0)
        .map(({number, twin}) => ({twin, number, unit: this.#unitOf(number)})),
      hasStarted: /^=started /m.test(text),
    };
  }

  /** How a twin that was placed has ended. @throws MachineryError with the machine's words */
  async told(placed: PlacedTwin): Promise<Omit<TwinRun, 'exposure' | 'score'>> {
    const text = await this.#doScripts([placed], [await script('tell.sh')]);
    return parseEnd(text, placed.unit, placed.twin.text);
  }

  /** Keeps what was made there beyond its lease, until the result is disposed of or this process ends. */
  renewing(): Disposable {
    const renew = () => {
      // One that fails is made good by the next; a machine that hears of none is to take all away.
      this.#machine.execute(`touch ${this.folder}/renewed`, {timeoutMs: commandMs}).catch(() => undefined);
    };
    const timer = this.#isThrownAway
      ? undefined
      : setInterval(renew, (this.#leaseSeconds * this.#machine.timeoutFactor * 1000) / 3);
    return {[Symbol.dispose]: () => clearInterval(timer)};
  }

  /** What scripts speak to the manager by that runs the twins. */
  async #manager(): Promise<string> {
    return this.#user === undefined
      ? script('of-system.sh')
      : `user=${quote(this.#user)}\n${await script('of-user.sh')}`;
  }

  /** Name of the unit of a twin. */
  #unitOf(number: number): string {
    return `${this.name}-${number}.service`;
  }

  #made(requests: readonly TwinRequest[]) {
    const earlier: EarlierTwin[] = [];
    return requests.map((request) => {
      const number = this.#last++;
      const twin = request.make(`${this.folder}/out/${number}`, earlier);
      earlier.push({unit: this.#unitOf(number), twin});
      return {request, number, twin};
    });
  }

  #files(made: readonly {readonly number: number; readonly twin: Twin}[]): string[] {
    return made.flatMap(({number, twin: {text, mayMake}}) => [
      hereDocument(`${this.folder}/unit-${number}`, text),
      hereDocument(`${this.folder}/paths-${number}`, `${mayMake.join('\n')}\n`),
    ]);
  }

  /** Runs scripts there, one after another, that find the folder in `$dir`, speak to the manager, and have the twins as arguments. */
  async #doScripts(
    twins: readonly {readonly number: number}[],
    scripts: readonly string[],
    {
      variables = {},
      timeoutMs,
    }: {readonly variables?: Readonly<Record<string, string>>; readonly timeoutMs?: number} = {},
  ): Promise<string> {
    const set = Object.entries({dir: this.folder, ...variables}).map(
      ([name, value]) => `${name}=${quote(value)}`,
    );
    return this.#do('exec sh -s -- "$@"', {
      input: [...set, await this.#manager(), ...scripts].join('\n'),
      words: twins.map(({number}) => String(number)),
      ...(timeoutMs === undefined ? {} : {timeoutMs}),
    });
  }

  async #do(
    text: string,
    {
      input,
      words,
      timeoutMs = commandMs,
    }: {
      readonly input: string | Uint8Array;
      readonly words: readonly string[];
      readonly timeoutMs?: number;
    },
  ): Promise<string> {
    const result = await mustSucceed(
      this.#machine,
      `sh -c ${quote(text)} sh ${words.map(quote).join(' ')}`,
      {input, timeoutMs, ...(this.#signal === undefined ? {} : {signal: this.#signal})},
      `${this.#machine.name}: it could not be inspected`,
    );
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
