import type {Clock} from './clock.ts';
import {PacedWrites} from './paced-writes.ts';
import type {RunChange} from './run-change.ts';
import {RunFiles} from './run-files.ts';
import type {PhaseRecord, RunRecord, SuiteRecord} from './run-record.ts';
import type {Shard} from './shard.ts';
import {SuiteRecorder} from './suite-recorder.ts';
import {systemClock} from './system-clock.ts';

export type RecorderOptions = {
  /** The command line that started the run. */
  command: readonly string[];
  /** Which part of a run over several machines this is. Default: the whole. */
  shard?: Shard;
  /** Default: the host's. */
  clock?: Clock;
  /** Called after each change. What it throws is thrown by the call that made the change. */
  onChange?: (change: RunChange, run: Readonly<RunRecord>) => void;
};

/** What is known of a suite before anything is tested. */
type NewSuite = Pick<SuiteRecord, 'id' | 'name' | 'round' | 'rerun' | 'shell'>;

/** What a phase is of: ids of a suite, and of a case of it that has a machine of its own. */
type PhaseOf = Pick<PhaseRecord, 'suite' | 'case'>;

/**
 * Records a run in `results.json`, `junit.xml` and `ctrf.json` of its results folder. They are written anew, whole, with each
 * change, but for those that come so fast that more than half a percent of the time would go by it: then those of a second are written together, at most.
 * Whenever the process is killed, they stand as they were then, or, in a run of hundreds of cases, a second before at most. A
 * file that cannot be written (a full disk) is a MachineryError.
 */
export class Recorder {
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #startMs: number;
  readonly #onChange: RecorderOptions['onChange'];
  readonly #record: RunRecord;
  #files: RunFiles;
  readonly #writes: PacedWrites;

  /** `folder` must be there. */
  constructor(folder: string, {command, shard, clock = systemClock, onChange}: RecorderOptions) {
    this.#folder = folder;
    this.#clock = clock;
    this.#startMs = clock.elapsedMs();
    this.#onChange = onChange;
    this.#record = {
      command: [...command],
      startedAt: clock.now().toISOString(),
      ...(shard === undefined ? {} : {shard}),
      host: {},
      phases: [],
      suites: [],
    };
    this.#files = new RunFiles(folder);
    this.#writes = new PacedWrites(
      () => this.#files.write(this.#record),
      () => clock.elapsedMs(),
    );
    this.#save({of: 'run'});
  }

  get record(): Readonly<RunRecord> {
    return this.#record;
  }

  /** Adds to what is known of the host, such as the version of a tool. */
  addHostFacts(facts: Readonly<Record<string, string>>): void {
    Object.assign(this.#record.host, facts);
    this.#save({of: 'run'});
  }

  /**
   * Adds a suite without cases.
   *
   * @throws Error when the run has a suite of that id.
   */
  addSuite(known: NewSuite): SuiteRecorder {
    const {id} = known;
    if (this.#record.suites.some((each) => each.id === id)) {
      throw new Error(`the run has a suite ${id} already`);
    }
    const record: SuiteRecord = {...known, properties: {}, cases: []};
    this.#record.suites.push(record);
    this.#save({of: 'suite', suite: record});
    return new SuiteRecorder(record, this.#clock, (change) => {
      this.#files.changed(change);
      if (change.of === 'command' || change.of === 'subtest') {
        this.#tell(change);
      } else {
        this.#save(change);
      }
    });
  }

  /** Runs `action` and records how long it took, whether it succeeds or not. */
  async phase<T>(name: string, action: () => Promise<T>, of: PhaseOf = {}): Promise<T> {
    const record: PhaseRecord = {
      name,
      ...of,
      startedAt: this.#clock.now().toISOString(),
    };
    const startMs = this.#clock.elapsedMs();
    const index = this.#record.phases.push(record) - 1;
    this.#save({of: 'phase', index, phase: record});
    try {
      return await action();
    } finally {
      record.durationMs = Math.round(this.#clock.elapsedMs() - startMs);
      this.#save({of: 'phase', index, phase: record});
    }
  }

  /** The run is over. `error` says why it failed, where no case tells. */
  end({exitStatus, error}: {exitStatus: number; error?: string}): void {
    Object.assign(this.#record, {
      endedAt: this.#clock.now().toISOString(),
      durationMs: Math.round(this.#clock.elapsedMs() - this.#startMs),
      exitStatus,
      ...(error === undefined ? {} : {error}),
    });
    // The last that is written is made of the record alone.
    this.#files = new RunFiles(this.#folder);
    this.#writes.flush();
    this.#tell({of: 'run'});
  }

  #save(change: RunChange): void {
    this.#writes.request();
    this.#tell(change);
  }

  #tell(change: RunChange): void {
    this.#onChange?.(change, this.#record);
  }
}
