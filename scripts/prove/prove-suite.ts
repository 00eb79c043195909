import {randomBytes} from 'node:crypto';
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {UsageError} from '../../harness/errors/usage-error.ts';
import type {Recorder} from '../../harness/results/recorder.ts';
import {safeName} from '../../harness/results/safe-name.ts';
import type {SuiteRecorder} from '../../harness/results/suite-recorder.ts';
import type {StepFailure, ToOwner} from '../../steps/kit/session/messages.ts';
import {stepsAtOnce} from '../../steps/kit/session/steps-at-once.ts';
import type {Step} from '../../steps/kit/step.ts';
import type {GuestChoice} from '../../vm/guest/guest-choice.ts';
import type {Bench} from '../../vm/lab/bench.ts';
import {describeModule} from '../../vm/lab/describe-module.ts';
import type {Lab} from '../../vm/lab/lab.ts';
import type {LabModule} from '../../vm/lab/lab-module.ts';
import type {Phase} from '../../vm/lab/phase.ts';
import type {TransportName} from '../../vm/shell/transports.ts';
import type {Progress} from '../progress/progress.ts';
import {type Benches, isolatedBenches, sharedBenches} from './benches.ts';
import {serveSession} from './serve-session.ts';
import {startAva} from './start-ava.ts';
import {StepRecord} from './step-record.ts';

export type ProveSuiteOptions = {
  lab: Lab;
  guest: GuestChoice;
  module: LabModule;
  /** The steps to prove. */
  steps: readonly Step[];
  /** All steps that there are: a guest has the units of all, so that one saved guest serves every selection. */
  allSteps: readonly Step[];
  /** A machine of its own for each step. */
  isolate: boolean;
  transport: TransportName;
  /** Steps at once. Default: what one machine bears, or, with `isolate`, the host. */
  jobs?: number;
  recorder: Recorder;
  /** The run's results folder. */
  results: string;
  progress: Progress;
  /** Called when a step has failed; what it awaits keeps the guest up. */
  onFailed?: (bench: Bench) => Promise<void>;
  signal: AbortSignal;
};

/**
 * Proves the steps on one guest with one module: gives each its bench, lets AVA run them, and records what it tells as
 * it happens.
 *
 * @throws UsageError for steps that are refused; whatever ends the bench is recorded with each step and thrown.
 */
export const proveSuite = async (options: ProveSuiteOptions): Promise<void> => {
  const {lab, guest, module, steps, recorder, results, progress, signal} = options;
  const name = `${guest.name} ${module.name}`;
  const id = safeName(name);
  const suite = recorder.addSuite({id, name});
  suite.addProperties({guest: guest.name, module: module.name});
  const records = new Map(
    steps.map((step) => [
      step.number,
      new StepRecord({
        step,
        recorder: suite.addCase({id: String(step.number), name: step.description}),
        results,
        suite: id,
        suiteName: name,
        guest: guest.name,
        module: module.name,
        ...(guest.kind === 'nixos' && lab.nixpkgs !== undefined ? {nixpkgs: lab.nixpkgs} : {}),
        ...(guest.kind === 'ssh' ? {ssh: guest} : {}),
      }),
    ]),
  );
  const files = join(results, id);
  mkdirSync(files);

  const open = async (folder: string, phase: Phase): Promise<Bench> => {
    const bench = await lab.bench({
      name,
      guest,
      module,
      steps: options.allSteps,
      only: steps.map(({number}) => number),
      files: folder,
      phase,
      onProgress: (line) => progress.detail(name, line),
    });
    await describeBench(suite, bench, module);
    return bench;
  };
  await using benches: Benches = options.isolate
    ? isolatedBenches(
        async (folder) => open(folder, async (_name, work) => work()),
        files,
        Math.min(lab.machinesAtOnce, options.jobs ?? Number.POSITIVE_INFINITY),
      )
    : sharedBenches(
        open(files, async (phase, work) => {
          progress.now(name, phaseNames[phase] ?? phase);
          return recorder.phase(phase, work, id);
        }),
        options.jobs ?? stepsAtOnce,
      );

  /** Ends the wait of a step's bench for the step's verdict. */
  const verdicts = new Map<number, () => void>();
  const work: Promise<void>[] = [];
  let fatal: unknown;
  /** From the first step's start to the last one's end. */
  let stepsPhase: Promise<unknown> | undefined;

  const lend = async (step: number, record: StepRecord): Promise<void> => {
    try {
      await benches.withBench(step, async (bench) => {
        if (!bench.units.steps.has(step)) {
          record.skip('the machine has no units of it');
          session.send({type: 'no-bench', step, message: 'the machine has no units of it'});
          return;
        }
        const verdict = new Promise<void>((resolve) => verdicts.set(step, resolve));
        session.send({
          type: 'bench',
          step,
          name,
          target: bench.machine.ssh.target,
          situation: {guest: bench.guest, systemd: bench.facts.systemd, generation: bench.generation},
          store: bench.units.steps.get(step)?.store ?? {},
          timeoutFactor: bench.machine.timeoutFactor,
          transport: options.transport,
        });
        lent.set(step, bench);
        // An AVA that is gone when the bench comes tells none.
        await Promise.race([verdict, proved]);
        const failure = failures.get(step);
        if (failure === undefined) {
          return;
        }
        if (failure.machinery || bench.ended.aborted) {
          await record.error(failure.message, bench);
          return;
        }
        await record.fail(failure.message, bench);
        await options.onFailed?.(bench);
      });
    } catch (error) {
      fatal ??= error;
      session.send({type: 'no-bench', step, message: (error as Error).message});
      if (!signal.aborted && !(error instanceof UsageError)) {
        await record.error((error as Error).message, undefined);
      }
    }
  };
  const lent = new Map<number, Bench>();
  const failures = new Map<number, StepFailure>();

  const onMessage = (message: ToOwner) => {
    const record = records.get(message.step);
    if (record === undefined) {
      return;
    }
    switch (message.type) {
      case 'want':
        work.push(lend(message.step, record));
        break;
      case 'started':
        stepsPhase ??= recorder.phase('steps', async () => ava.ended, id);
        record.start();
        progress.detail(name, record.title);
        break;
      case 'did':
        record.add(message.entry);
        break;
      case 'finished':
        progress.say(
          `${name}: ${message.failure === undefined ? 'ok  ' : 'FAIL'} ${record.title}  ${(message.durationMs / 1000).toFixed(1)} s`,
        );
        if (message.failure === undefined) {
          record.pass();
        } else {
          failures.set(message.step, message.failure);
        }
        verdicts.get(message.step)?.();
        break;
    }
  };

  const socket = lab.run.socket(`s${randomBytes(3).toString('hex')}`);
  await using session = await serveSession(socket, onMessage);
  const ava = startAva(
    {CONFINEMENT_SESSION: socket, CONFINEMENT_STEPS: steps.map(({number}) => number).join(',')},
    join(files, 'ava.log'),
  );
  /** AVA has ended, and all is heard that it had to say. */
  const proved = ava.ended.then(async (end) => {
    await session.drained();
    return end;
  });
  signal.addEventListener('abort', ava.stop, {once: true});
  try {
    const end = await proved;
    await stepsPhase;
    await Promise.all(work);
    signal.throwIfAborted();
    for (const [step, record] of records) {
      if (record.open && !(fatal instanceof UsageError)) {
        await record.error(
          `AVA ended (${end.signal ?? `exit status ${end.exitStatus ?? 'unknown'}`}) without a verdict on this step; see ${join(id, 'ava.log')}`,
          lent.get(step),
        );
      }
    }
    if (fatal !== undefined) {
      throw fatal as Error;
    }
  } finally {
    ava.stop();
    signal.removeEventListener('abort', ava.stop);
    progress.done(name);
  }
};

/** How the parts of opening a bench are told. */
const phaseNames: Readonly<Record<string, string>> = {
  vm: 'building the NixOS VM',
  connect: 'logging in',
  boot: 'booting the guest',
  units: 'building the units',
  deploy: 'deploying the units',
  restore: 'restoring the saved guest',
};

const describeBench = async (suite: SuiteRecorder, bench: Bench, module: LabModule): Promise<void> => {
  suite.addProperties({
    module: await describeModule(module, bench.generation),
    systemd: bench.facts.systemdVersion,
    kernel: bench.facts.kernel,
    ...(bench.acceleration === undefined
      ? {}
      : {acceleration: `${bench.acceleration.accelerator} (${bench.acceleration.why})`}),
  });
};
