import {mkdirSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {execa} from 'execa';
import {withParentDeathSignal} from '../../harness/process/with-parent-death-signal.ts';
import {readXml, type XmlElement} from '../../harness/results/fixtures/read-xml.ts';
import type {CaseRecord, PhaseRecord, RunRecord} from '../../harness/results/run-record.ts';
import {NotYet} from '../../harness/wait/not-yet.ts';
import {waitUntil} from '../../harness/wait/wait-until.ts';
import {cacheFolder} from '../../vm/cache/cache-folder.ts';
import {commandLine} from './command-line.ts';
import {ProjectCopy} from './project-copy.ts';

export type RunSetup = {
  /** Arguments of `confinement`. */
  args: readonly string[];
  /** Start it by `npm start --` instead of by node. */
  npm?: boolean;
  cache?: string;
  /** Variables of its environment, beside those of this process. */
  env?: Readonly<Record<string, string>>;
  /** Standard input; empty without it. */
  input?: string;
  /** Milliseconds that anything which is waited for may take. Default: five minutes. */
  patienceMs?: number;
  /** Project that it is run in, which stays; what an earlier run there has left in its temporary folder is found, too. Default: a copy for this run alone. */
  project?: ProjectCopy;
  /** Changes the copy of the project, whose folder it gets, before it is started. */
  edit?: (project: string) => void;
};

const start = ({args, npm = false, cache, env, input}: RunSetup, cwd: string, temporary: string) => {
  const [command = '', ...more] = args;
  const line: [string, string[]] = npm
    ? ['npm', ['start', '--', ...more]]
    : [process.execPath, ['scripts/confinement.js', command, ...more]];
  return execa(...withParentDeathSignal(...line), {
    cwd,
    env: {...env, TMPDIR: temporary, CONFINEMENT_CACHE: cache ?? cacheFolder()},
    reject: false,
    ...(input === undefined ? {stdin: 'ignore' as const} : {input}),
    // A group of its own, as a terminal gives it: a signal for the run is not one for the tests.
    detached: true,
    cleanup: false,
  });
};

/** A real `confinement` in a project and with a temporary folder of its own, so that all that it leaves can be found. */
export class ConfinementRun implements AsyncDisposable {
  readonly temporary: string;
  readonly process: ReturnType<typeof start>;
  readonly #project: ProjectCopy;
  readonly #isProjectOurs: boolean;
  readonly #patienceMs: number;
  #stderr = '';

  constructor(setup: RunSetup) {
    this.#project = setup.project ?? new ProjectCopy();
    this.#isProjectOurs = setup.project === undefined;
    this.temporary = join(this.#project.path, 't');
    mkdirSync(this.temporary, {recursive: true});
    this.#patienceMs = setup.patienceMs ?? 5 * 60_000;
    setup.edit?.(this.project);
    this.process = start(setup, this.#project.path, this.temporary);
    this.process.stderr.on('data', (chunk: Buffer) => {
      this.#stderr += chunk.toString();
    });
  }

  /** Folder of the project that it runs in, a copy of this one. */
  get project(): string {
    return this.#project.path;
  }

  /** Process id of what was started: npm, or the command itself. */
  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** What it has said on standard error so far. */
  get said(): string {
    return this.#stderr;
  }

  /** Resolves when a phase of it lasts, as its results tell. */
  async isIn(phase: string): Promise<void> {
    await this.#until(`the phase ${phase}`, () =>
      this.#phases().some(({name, durationMs}) => name === phase && durationMs === undefined),
    );
  }

  /** Resolves when a step runs. */
  async proves(): Promise<void> {
    await this.#until('a step to run', () => this.cases().some(({status}) => status === 'running'));
  }

  /** Resolves when all of its files tell what results.json does, which is the first to be written: a kill may come between two. */
  async hasWritten(): Promise<void> {
    await this.#until('junit.xml to have all cases', () => this.#junitCases() >= this.cases().length);
  }

  /** Processes of the run, by what they have in their command line. */
  processes(text = ''): number[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => pid !== process.pid && this.#isOurs(pid, text));
  }

  /** Resolves when a process of the run has this text in its command line, to its id. */
  async processWith(text: string): Promise<number> {
    await this.#until(`a process ${text}`, () => this.processes(text).length > 0);
    return this.processes(text)[0] ?? 0;
  }

  /** Resolves when no process of the run is left. @throws WaitError, with those that are */
  async isGone(timeoutMs = 60_000): Promise<void> {
    await waitUntil(
      async () => {
        const left = this.processes();
        if (left.length > 0) {
          throw new NotYet(left.map((pid) => `${pid} ${describe(pid)}`).join('; '));
        }
        return Promise.resolve();
      },
      {what: 'the processes of the run to end', timeoutMs, intervalMs: 50},
    );
  }

  /** The folder of its results; in a project in which there were several runs, of the newest. */
  get results(): string {
    const root = join(this.#project.path, 'test-results');
    const names = readdirSync(root).filter((each) => /^\d{8}T/.test(each));
    return join(root, names.sort().at(-1) ?? '');
  }

  record(): RunRecord {
    return JSON.parse(readFileSync(join(this.results, 'results.json'), 'utf8')) as RunRecord;
  }

  junit(): XmlElement {
    return readXml(readFileSync(join(this.results, 'junit.xml'), 'utf8'));
  }

  /** One for each step, and one that says so while the run has not ended. */
  #junitCases(): number {
    try {
      return this.junit().children.flatMap(({children}) => children.filter(({name}) => name === 'testcase'))
        .length;
    } catch {
      // It is not there yet.
      return 0;
    }
  }

  cases(): CaseRecord[] {
    try {
      return this.record().suites.flatMap(({cases}) => cases);
    } catch {
      // There are no results yet.
      return [];
    }
  }

  #phases(): PhaseRecord[] {
    try {
      return this.record().phases;
    } catch {
      // There are no results yet.
      return [];
    }
  }

  /** What it has left in the temporary directory. */
  leftovers(): string[] {
    return readdirSync(this.temporary);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const pid of this.processes()) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended meanwhile.
      }
    }
    await this.process;
    if (this.#isProjectOurs) {
      this.#project[Symbol.dispose]();
    }
  }

  #isOurs(pid: number, text: string): boolean {
    try {
      return (
        readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`TMPDIR=${this.temporary}`) &&
        commandLine(pid).includes(text)
      );
    } catch {
      // It has ended, or belongs to somebody else.
      return false;
    }
  }

  async #until(what: string, holds: () => boolean): Promise<void> {
    const ended = new AbortController();
    void this.process.then(() => ended.abort(new Error(`the run has ended; it said:\n${this.#stderr}`)));
    await waitUntil(
      async () => {
        if (!holds()) {
          throw new NotYet(`it said:\n${this.#stderr}`);
        }
        return Promise.resolve();
      },
      {what, timeoutMs: this.#patienceMs, intervalMs: 20, signal: ended.signal},
    );
  }
}

/** Its command line, for messages; it may have ended since it was found. */
const describe = (pid: number): string => commandLine(pid) || 'which has ended since';
