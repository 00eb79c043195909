import {addAlarms} from './add-alarms.ts';
import {CaseRecorder} from './case-recorder.ts';
import type {Clock} from './clock.ts';
import type {RunChange} from './run-change.ts';
import type {AlarmRecord, CaseRecord, SuiteRecord} from './run-record.ts';

/** What is known of a case before it starts. */
type NewCase = Pick<CaseRecord, 'id' | 'name' | 'set' | 'file' | 'line' | 'references' | 'regression'>;

/** Records one suite. `changed` is told what is to be written, or, of a command or a subtest, what is only to be told. */
export class SuiteRecorder {
  readonly #record: SuiteRecord;
  readonly #clock: Clock;
  readonly #changed: (change: RunChange) => void;

  constructor(record: SuiteRecord, clock: Clock, changed: (change: RunChange) => void) {
    this.#record = record;
    this.#clock = clock;
    this.#changed = changed;
  }

  get record(): Readonly<SuiteRecord> {
    return this.#record;
  }

  /** Adds to what is known of the thing under test. */
  addProperties(properties: Readonly<Record<string, string>>): void {
    Object.assign(this.#record.properties, properties);
    this.#changed({of: 'suite', suite: this.#record});
  }

  /** The log of its console was opened; one that was opened before is of no account any more. */
  consoleStarted(at: Date): void {
    this.#record.consoleStartedAt = at.toISOString();
    this.#changed({of: 'suite', suite: this.#record});
  }

  /** Adds what a machine has written that should never be there; resolves to what none before it had. */
  addAlarms(alarms: readonly AlarmRecord[]): AlarmRecord[] {
    const added = addAlarms(this.#record, alarms);
    this.#changed({of: 'suite', suite: this.#record});
    return added;
  }

  /**
   * Adds a case that is yet to start.
   *
   * @throws Error when the suite has a case of that id.
   */
  addCase({id, name, ...known}: NewCase): CaseRecorder {
    if (this.#record.cases.some((each) => each.id === id)) {
      throw new Error(`the suite ${this.#record.id} has a case ${id} already`);
    }
    const record: CaseRecord = {id, name, ...known, status: 'pending', artifacts: []};
    this.#record.cases.push(record);
    const suite = this.#record;
    this.#changed({of: 'case', suite, case: record});
    return new CaseRecorder(record, this.#clock, (change) => this.#changed({suite, case: record, ...change}));
  }
}
