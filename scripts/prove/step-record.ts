import {join} from 'node:path';
import {replaceFileSync} from '../../harness/atomic/replace-file-sync.ts';
import {ArtifactFolder} from '../../harness/results/artifact-folder.ts';
import type {CaseRecorder} from '../../harness/results/case-recorder.ts';
import {titleOf} from '../../steps/kit/select-steps.ts';
import type {SeenExposure} from '../../steps/kit/session/seen-exposure.ts';
import type {Step} from '../../steps/kit/step.ts';
import type {StartedGuest} from '../../vm/guests/guest/started-guest.ts';
import {catUnits} from '../../vm/units/cat-units.ts';
import {commandRecord} from '../../harness/results/command-record.ts';
import type {StepCommand} from '../../vm/shell/step-command.ts';
import type {FailureRecord, SubtestRecord} from '../../harness/results/run-record.ts';
import {collectArtifacts} from './collect-artifacts.ts';
import {type ProvedOn, rerunCommandLine, shellCommandLine} from './rerun-command.ts';
import {Transcript} from './transcript.ts';
import {whyDead} from './why-dead.ts';

export type StepRecordOptions = {
  step: Step;
  recorder: CaseRecorder;
  /** The run's results folder, and the suite's in it. */
  results: string;
  suite: string;
  suiteName: string;
} & ProvedOn;

/** Why there is no good verdict, beside how to try again. */
export type StepFault = Pick<FailureRecord, 'name' | 'message' | 'command' | 'expected' | 'line'>;

/** Without what is told otherwise, as whether the machinery failed. */
const kept = ({name, message, command, expected, line}: StepFault): StepFault => ({
  message,
  ...(name === undefined ? {} : {name}),
  ...(command === undefined ? {} : {command}),
  ...(expected === undefined ? {} : {expected}),
  ...(line === undefined ? {} : {line}),
});

/** What becomes of one step of a suite: its transcript as it grows, its verdict, and what is collected when it fails. */
export class StepRecord {
  readonly step: Step;
  readonly title: string;
  readonly #options: StepRecordOptions;
  readonly #exposures: SeenExposure[] = [];
  #transcript: Transcript | undefined;

  constructor(options: StepRecordOptions) {
    this.#options = options;
    this.step = options.step;
    this.title = titleOf(options.step);
  }

  get recorder(): CaseRecorder {
    return this.#options.recorder;
  }

  /** Whether nothing is known of the step yet. */
  get open(): boolean {
    const {status} = this.#options.recorder.record;
    return status === 'pending' || status === 'running';
  }

  get failed(): boolean {
    return this.#options.recorder.record.status === 'failed';
  }

  start(): void {
    const {recorder, results, suite, suiteName, step} = this.#options;
    const path = join(suite, String(step.number), 'transcript.txt');
    recorder.start();
    this.#transcript = new Transcript(join(results, path), `${suiteName}: ${this.title}`);
    recorder.addArtifact(path);
  }

  add(command: StepCommand): void {
    this.#transcript?.add(command);
    this.#options.recorder.addCommand(commandRecord(command, command));
  }

  addSubtest(subtest: SubtestRecord): void {
    this.#transcript?.addSubtest(subtest);
    this.#options.recorder.addSubtest(subtest);
  }

  /** Adds what the step saw inside to its `exposure.json`, which is written anew. */
  addExposure(seen: SeenExposure): void {
    const {recorder, results, suite, step} = this.#options;
    const path = join(suite, String(step.number), 'exposure.json');
    const isFirst = this.#exposures.push(seen) === 1;
    replaceFileSync(join(results, path), `${JSON.stringify(this.#exposures)}\n`);
    if (isFirst) {
      recorder.addArtifact(path);
    }
  }

  pass(): void {
    this.#options.recorder.pass();
  }

  skip(why: string): void {
    this.#options.recorder.skip(why);
  }

  doesNotApply(why: string): void {
    this.#options.recorder.doesNotApply(why);
  }

  /**
   * The step failed as the known regression that it is. Nothing is collected: its transcript shows what is known, and a
   * catalogue of regressions must not take longer than the guest needs for them.
   */
  reproduce(failure: StepFault, where: string | undefined): void {
    const {recorder, step} = this.#options;
    recorder.reproduce(
      {
        ...kept(failure),
        rerun: rerunCommandLine(step.number, this.#options),
        shell: shellCommandLine(step.number, this.#options),
      },
      where,
    );
  }

  /** Keeps the step's unit files as they were built, where they were: to ask the guest for them would take its time. */
  async keepUnits({units}: StartedGuest): Promise<void> {
    const {recorder, results, suite, step} = this.#options;
    // A verdict that is there does not change for want of a file that only helps to read it.
    const text =
      units.storePath === undefined ? undefined : await catUnits(units, step.number).catch(() => undefined);
    if (text !== undefined) {
      const folder = new ArtifactFolder(results, suite, String(step.number));
      recorder.addArtifact(folder.write('units.txt', text));
    }
  }

  /** The step failed on a machine that lives; resolves when all that helps to understand it is collected. */
  async fail(failure: StepFault, started: StartedGuest): Promise<void> {
    const {recorder, results, suite, step} = this.#options;
    recorder.fail({
      ...kept(failure),
      rerun: rerunCommandLine(step.number, this.#options),
      shell: shellCommandLine(step.number, this.#options),
    });
    // As those of a step that passed: what differs between the two is then no matter of who was asked.
    await this.keepUnits(started);
    const folder = new ArtifactFolder(results, suite, String(step.number));
    for (const path of await collectArtifacts(started.machine, step, folder)) {
      recorder.addArtifact(path);
    }
  }

  /** The machinery failed: nothing is known of the step. The machine's own reason comes first. */
  async error(failure: StepFault, started: StartedGuest | undefined): Promise<void> {
    const {recorder, step} = this.#options;
    const dead = await whyDead(started);
    recorder.error({
      ...kept(failure),
      ...(dead === undefined ? {} : {name: dead.name, message: dead.message}),
      rerun: rerunCommandLine(step.number, this.#options),
    });
  }
}
