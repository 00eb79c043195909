import type {Clock} from './clock.ts';
import type {
  AttemptRecord,
  CaseRecord,
  CaseStatus,
  CommandRecord,
  FailureRecord,
  KnownFlakeRecord,
  SubtestRecord,
} from './run-record.ts';

/** A case, or a rerun of one, which has no name of its own. */
type Recorded = Omit<CaseRecord, 'id' | 'name'>;

/** What of a case is new, or another than it was. */
type CaseChange =
  | {readonly of: 'case'}
  | {readonly of: 'command'; readonly command: CommandRecord}
  | {readonly of: 'subtest'; readonly subtest: SubtestRecord};

/**
 * Records one case. The first verdict stays: what an interrupted case still says after it was given up does not
 * count.
 */
export class CaseRecorder {
  readonly #record: Recorded;
  readonly #clock: Clock;
  readonly #changed: (change: CaseChange) => void;
  #startMs: number | undefined;

  constructor(record: Recorded, clock: Clock, changed: (change: CaseChange) => void) {
    this.#record = record;
    this.#clock = clock;
    this.#changed = changed;
  }

  get record(): Readonly<Recorded> {
    return this.#record;
  }

  start(): void {
    if (this.#record.status === 'pending') {
      this.#record.status = 'running';
      this.#record.startedAt = this.#clock.now().toISOString();
      this.#startMs = this.#clock.elapsedMs();
      this.#changed({of: 'case'});
    }
  }

  /** The log of the console of its own machine was opened. */
  consoleStarted(at: Date): void {
    this.#record.consoleStartedAt = at.toISOString();
    this.#changed({of: 'case'});
  }

  pass(): void {
    this.#end('passed', {});
  }

  /** The thing under test is not as it should be. */
  fail(failure: FailureRecord): void {
    this.#end('failed', {failure});
  }

  /** The machinery failed; nothing is known about the thing under test. */
  error(failure: FailureRecord): void {
    this.#end('error', {failure});
  }

  skip(skipReason: string): void {
    this.#end('skipped', {skipReason});
  }

  /** It failed as the known regression that it is fails there; `where` says in words where that is. */
  reproduce(failure: FailureRecord, where?: string): void {
    const {regression} = this.#record;
    this.#end('reproduced', {
      failure,
      ...(regression === undefined || where === undefined ? {} : {regression: {...regression, where}}),
    });
  }

  /** There is nothing that it could prove on the thing under test. */
  doesNotApply(skipReason: string): void {
    this.#end('does-not-apply', {skipReason});
  }

  /** `path` is relative to the results folder. Artifacts may also come after the verdict. */
  addArtifact(path: string): void {
    this.#record.artifacts.push(path);
    this.#changed({of: 'case'});
  }

  /**
   * Adds a command that has ended. It is written with the next change that is: commands may be many, and `results.json`
   * is written whole. Nothing is lost by it: what a killed run was in the middle of is in its transcript, which grows with
   * every command.
   */
  addCommand(command: CommandRecord): void {
    (this.#record.commands ??= []).push(command);
    this.#changed({of: 'command', command});
  }

  /** A named part of it that has ended. Written with the next verdict or start, as a command is. */
  addSubtest(subtest: SubtestRecord): void {
    (this.#record.subtests ??= []).push(subtest);
    this.#changed({of: 'subtest', subtest});
  }

  /** What the case printed, beside its verdict. */
  setOutput(output: string): void {
    this.#record.output = output;
    this.#changed({of: 'case'});
  }

  /**
   * Another proof of it, to be recorded apart. Its own verdict stays what it is: one that then passes says only that it is
   * flaky.
   */
  rerun(): CaseRecorder {
    const record: AttemptRecord = {status: 'pending', artifacts: []};
    (this.#record.reruns ??= []).push(record);
    this.#changed({of: 'case'});
    return new CaseRecorder(record, this.#clock, (change) => {
      // A rerun is a part of what is said of its case, and is told whole.
      if (change.of !== 'case') {
        return;
      }
      if (record.status === 'passed' || record.status === 'reproduced') {
        this.#record.flaky = true;
      }
      this.#changed(change);
    });
  }

  /**
   * It is on the list of known flakes, which changes something only for a case that failed: when it has passed since, and
   * the entry has not expired, the failure is that of a known flake.
   */
  knownFlake(known: KnownFlakeRecord): void {
    if (this.#record.status !== 'failed') {
      return;
    }
    this.#record.knownFlake = known;
    if (this.#record.flaky === true && known.expired === undefined) {
      this.#record.status = 'known-flake';
    }
    this.#changed({of: 'case'});
  }

  #end(status: CaseStatus, fields: Pick<CaseRecord, 'failure' | 'skipReason' | 'regression'>): void {
    if (this.#record.status !== 'pending' && this.#record.status !== 'running') {
      return;
    }
    Object.assign(this.#record, {status, ...fields});
    if (this.#startMs !== undefined) {
      this.#record.durationMs = Math.round(this.#clock.elapsedMs() - this.#startMs);
    }
    this.#changed({of: 'case'});
  }
}
