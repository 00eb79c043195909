import {mkdirSync} from 'node:fs';
import type {ConsoleLog} from '../../harness/console/console-log.ts';
import {join, relative} from 'node:path';
import {describeAlarm} from '../../harness/results/describe-alarm.ts';
import type {Recorder} from '../../harness/results/recorder.ts';
import {safeName} from '../../harness/results/safe-name.ts';
import type {SuiteRecorder} from '../../harness/results/suite-recorder.ts';
import type {ToOwner} from '../../steps/kit/session/messages.ts';
import {complaintsAbout} from '../../steps/kit/session/complaints-about.ts';
import {stepsAtOnce} from '../../steps/kit/session/steps-at-once.ts';
import {shownPath} from '../../steps/kit/shown-path.ts';
import {stepFactsOf} from '../../steps/kit/session/step-facts-of.ts';
import type {Step} from '../../steps/kit/step.ts';
import {whyNotApplicable} from '../../steps/kit/why-not-applicable.ts';
import {whyNotRefused} from '../../steps/kit/why-not-refused.ts';
import type {Guest} from '../../vm/guests/guest/guest.ts';
import type {GuestUnits} from '../../vm/guests/guest/build-guest-units.ts';
import type {StartedGuest} from '../../vm/guests/guest/started-guest.ts';
import {describeModule} from '../../vm/modules/describe-module.ts';
import type {Workspace} from '../../vm/workspace/workspace.ts';
import type {GuestModule} from '../../vm/modules/confinement-module.ts';
import type {Phase} from '../../vm/workspace/phase.ts';
import type {TransportName} from '../../vm/shell/transports.ts';
import type {Progress} from '../progress/progress.ts';
import {type GuestPool, isolatedGuests, sharedGuest} from './guest-pool.ts';
import {caseOf} from './case-of.ts';
import type {ProvedSuite} from './proved-suite.ts';
import {anyStep, type ProvedOn, rerunCommandLine, shellCommandLine} from './rerun-command.ts';
import {type Prover, startProver} from './start-prover.ts';
import {StepRecord} from './step-record.ts';
import {StepRun} from './step-run.ts';
import {suiteName} from './suite-name.ts';
import {SuiteRun} from './suite-run.ts';
import {verdictLine} from './verdict-line.ts';
import {watchedGuest} from '../alarms/watched-guest.ts';

export type ProveSuiteOptions = {
  workspace: Workspace;
  guest: Guest;
  module: GuestModule;
  /** The steps to prove. */
  steps: readonly Step[];
  /** Which proof of the same it is, from 1. Absent in a run that does not repeat. */
  round?: number;
  /** All steps that there are: a guest has the units of all, so that one saved guest serves every selection. */
  allSteps: readonly Step[];
  /** Folder of the steps as the user wrote it. Default: this project's own. */
  stepsFolder?: string;
  /** A machine of its own for each step. */
  isolate: boolean;
  /** Default: the guest's. */
  transport?: TransportName;
  /** Steps at once. Default: what one machine bears, or, with `isolate`, the host. */
  jobs?: number;
  recorder: Recorder;
  /** The run's results folder. */
  results: string;
  progress: Progress;
  /** Called when a step has failed; what it awaits keeps the guest up. */
  onFailed?: (started: StartedGuest) => Promise<void>;
  /** These steps have failed: what comes of them is told with their cases, as the `number`-th rerun of each. */
  rerun?: {readonly number: number; readonly of: ProvedSuite};
  /** One that has begun with these steps already; it is disposed of. */
  prover?: Prover;
  signal: AbortSignal;
};

/**
 * Proves the steps on one guest with one module: gives each its guest, lets AVA run them, and records what it tells as
 * it happens. Resolves to where it is recorded.
 *
 * @throws UsageError for steps that are refused; whatever ends the guest is recorded with each step and thrown.
 */
export const proveSuite = async (options: ProveSuiteOptions): Promise<ProvedSuite> => {
  const {workspace, guest, module, steps, recorder, results, progress, signal} = options;
  const {round, rerun} = options;
  const name = `${suiteName(options, round)}${rerun === undefined ? '' : ` rerun ${rerun.number}`}`;
  const folder = safeName(name);
  const provedOn: ProvedOn = {
    guest: guest.name,
    module: module.name,
    guestOptions: guest.options,
    ...(options.stepsFolder === undefined ? {} : {steps: options.stepsFolder}),
  };
  const suite =
    rerun?.of.suite ??
    recorder.addSuite({
      id: folder,
      name,
      ...(round === undefined ? {} : {round}),
      rerun: rerunCommandLine(anyStep, provedOn),
      shell: shellCommandLine(anyStep, provedOn),
    });
  const {id} = suite.record;
  suite.addProperties({guest: guest.name, module: module.name});
  const records = new Map(
    steps.map((step) => [
      step.number,
      new StepRecord({
        step,
        recorder: rerun?.of.cases.get(step.number)?.rerun() ?? suite.addCase(caseOf(step)),
        results,
        suite: folder,
        suiteName: name,
        ...provedOn,
      }),
    ]),
  );
  const files = join(results, folder);
  mkdirSync(files, {recursive: true});

  const unwanted = new AbortController();
  /** What the first machine of its own was given, the next ones are given too. */
  let built: GuestUnits | undefined;
  const open = async (
    logs: string,
    phase: Phase,
    onConsole?: (console: ConsoleLog) => void,
  ): Promise<StartedGuest> => {
    const started = await guest.open(workspace, {
      name,
      module,
      steps: options.allSteps,
      only: steps.map(({number}) => number),
      ...(built === undefined ? {} : {units: built}),
      files: logs,
      phase,
      ...(onConsole === undefined ? {} : {onConsole}),
      onProgress: (line) => progress.detail(name, line),
      signal: unwanted.signal,
    });
    await describeGuest(suite, started, module);
    built ??= started.units.storePath === undefined ? undefined : started.units;
    return watchedGuest(started, {
      results,
      folder: relative(results, logs),
      signal,
      onAlarms(alarms) {
        for (const alarm of suite.addAlarms(alarms)) {
          const told = describeAlarm({...alarm, file: shownPath(join(results, alarm.file))});
          progress.say(`${name}: ${alarm.verdict === 'fails' ? 'ERROR' : 'warning'}: ${told}`);
        }
      },
    });
  };
  await using pool: GuestPool = options.isolate
    ? isolatedGuests(
        async (logs, step) =>
          open(
            logs,
            async (phase, work) => recorder.phase(phase, work, {suite: id, case: String(step)}),
            ({startedAt}) => records.get(step)?.recorder.consoleStarted(startedAt),
          ),
        files,
        Math.min(workspace.machinesAtOnce(guest.memoryMiB), options.jobs ?? Number.POSITIVE_INFINITY),
      )
    : sharedGuest(
        open(
          files,
          async (phase, work) => {
            progress.now(name, phaseNames[phase] ?? phase);
            return recorder.phase(phase, work, {suite: id});
          },
          rerun === undefined ? ({startedAt}) => suite.consoleStarted(startedAt) : undefined,
        ),
        options.jobs ?? stepsAtOnce,
      );

  /** From the first step's start to the last one's end. */
  let stepsPhase: Promise<unknown> | undefined;
  const tell = (message: ToOwner): void => {
    const title = records.get(message.step)?.title ?? '';
    if (message.type === 'started') {
      stepsPhase ??= recorder.phase(rerun === undefined ? 'steps' : 'rerun', async () => prover.ended, {
        suite: id,
      });
      progress.detail(name, title);
    }
    const line = verdictLine(message, title);
    if (line !== undefined) {
      progress.say(`${name}: ${line}`);
    }
  };
  await using prover = options.prover ?? (await startProver(workspace.run));
  if (options.prover === undefined) {
    await prover.begin({
      steps,
      ...(options.stepsFolder === undefined ? {} : {stepsFolder: options.stepsFolder}),
      logFile: join(files, 'ava.log'),
      signal,
    });
  }
  const stepRun = (step: number, record: StepRecord): StepRun =>
    new StepRun({
      step,
      record,
      send: (message) => prover.send(message),
      guestMessage: (started, refusal) => {
        const complaints = complaintsAbout(started.units, step);
        return {
          type: 'guest',
          step,
          name,
          target: started.machine.ssh.target,
          facts: stepFactsOf(started, module),
          store: started.units.steps.get(step)?.store ?? {},
          ...(refusal === undefined ? {} : {refusal}),
          ...(complaints === undefined ? {} : {complaints}),
          timeoutFactor: started.machine.timeoutFactor,
          transport: options.transport ?? guest.transport,
        };
      },
      whyNotApplicable: (started) => {
        const facts = stepFactsOf(started, module);
        return (
          whyNotApplicable(record.step, facts) ??
          whyNotRefused(record.step, facts, started.units.refusals?.has(step) ?? false)
        );
      },
      onFailed: options.onFailed,
    });
  const run = new SuiteRun({
    steps: new Map([...records].map(([step, record]) => [step, stepRun(step, record)])),
    pool,
    unwanted,
    signal,
  });
  prover.hear((message) => {
    tell(message);
    run.hear(message);
  });
  try {
    const end = await prover.ended;
    await prover.drained();
    await stepsPhase;
    await run.end(
      `the program that runs the steps (AVA) ended (${end.signal ?? `exit status ${end.exitStatus ?? 'unknown'}`}) without a verdict on this step; see ${join(folder, 'ava.log')}`,
    );
    return {suite, cases: new Map([...records].map(([step, {recorder: own}]) => [step, own]))};
  } finally {
    progress.done(name);
  }
};

/** How the parts of opening a guest are told. */
const phaseNames: Readonly<Record<string, string>> = {
  vm: 'building the NixOS VM',
  connect: 'logging in',
  boot: 'booting the guest',
  units: 'building the units',
  deploy: 'deploying the units',
  restore: 'restoring the saved guest',
};

const describeGuest = async (
  suite: SuiteRecorder,
  started: StartedGuest,
  module: GuestModule,
): Promise<void> => {
  suite.addProperties({
    module: await describeModule(module, started.generation),
    systemd: started.facts.systemdVersion,
    kernel: started.facts.kernel,
    ...(started.acceleration === undefined
      ? {}
      : {acceleration: `${started.acceleration.accelerator} (${started.acceleration.why})`}),
  });
};
