import {once} from 'node:events';
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {randomBytes} from 'node:crypto';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {ArtifactFolder} from '../../harness/results/artifact-folder.ts';
import type {CaseRecorder} from '../../harness/results/case-recorder.ts';
import type {Recorder} from '../../harness/results/recorder.ts';
import {safeName} from '../../harness/results/safe-name.ts';
import type {StepFailure, ToOwner} from '../../steps/kit/session/messages.ts';
import {storesOf} from '../../steps/kit/session/stores-of.ts';
import type {Step} from '../../steps/kit/step.ts';
import {titleOf} from '../../steps/kit/select-steps.ts';
import type {GuestChoice} from '../../vm/guest/guest-choice.ts';
import type {Lab} from '../../vm/lab/lab.ts';
import {describeModule} from '../../vm/lab/describe-module.ts';
import type {LabModule} from '../../vm/lab/lab-module.ts';
import type {Bench} from '../../vm/lab/bench.ts';
import type {Progress} from '../progress/progress.ts';
import {collectArtifacts} from './collect-artifacts.ts';
import {rerunCommand, shellCommand} from './rerun-command.ts';
import {serveSession} from './serve-session.ts';
import {startAva} from './start-ava.ts';
import {Transcript} from './transcript.ts';

export type ProveSuiteOptions = {
  lab: Lab;
  guest: GuestChoice;
  module: LabModule;
  steps: readonly Step[];
  recorder: Recorder;
  /** The run's results folder. */
  results: string;
  progress: Progress;
  /** Called when a step has failed and before the guest ends; what it awaits keeps the guest up. */
  onFailed?: (bench: Bench) => Promise<void>;
  signal: AbortSignal;
};

type Running = {recorder: CaseRecorder; transcript: Transcript | undefined; title: string};

/**
 * Proves the steps on one guest with one module: opens the bench, lets AVA run the steps on it, and records what it
 * tells as it happens.
 *
 * @throws UsageError for steps that are refused; whatever ends the bench is recorded with each step and thrown.
 */
export const proveSuite = async (options: ProveSuiteOptions): Promise<void> => {
  const {lab, guest, module, steps, recorder, results, progress, signal} = options;
  const name = `${guest.name} ${module.name}`;
  const id = safeName(name);
  const suite = recorder.addSuite({id, name});
  suite.addProperties({guest: guest.name, module: module.name});
  const cases = new Map<number, Running>();
  for (const step of steps) {
    cases.set(step.number, {
      recorder: suite.addCase({id: String(step.number), name: step.description}),
      transcript: undefined,
      title: titleOf(step),
    });
  }
  const files = join(results, id);
  mkdirSync(files);

  let bench: Bench | undefined;
  const pending: Promise<unknown>[] = [];

  const onFinished = (
    running: Running,
    step: number,
    durationMs: number,
    failure: StepFailure | undefined,
  ) => {
    const seconds = `${(durationMs / 1000).toFixed(1)} s`;
    if (failure === undefined) {
      running.recorder.pass();
      progress.say(`${name}: ok   ${running.title}  ${seconds}`);
      return;
    }
    progress.say(`${name}: FAIL ${running.title}  ${seconds}`);
    const dead = failure.machinery || bench?.qemu.ended.aborted === true;
    const record = {
      message: failure.message,
      rerun: rerunCommand(step, guest.name, module.name),
      shell: shellCommand(step, guest.name, module.name),
    };
    if (dead) {
      pending.push(
        whyDead(bench).then((why) => running.recorder.error({...record, message: why ?? failure.message})),
      );
      return;
    }
    running.recorder.fail(record);
    if (bench !== undefined) {
      pending.push(
        collectArtifacts(bench.machine, step, new ArtifactFolder(results, id, String(step))).then((paths) => {
          for (const path of paths) {
            running.recorder.addArtifact(path);
          }
        }),
      );
    }
  };

  const onMessage = (message: ToOwner) => {
    const running = cases.get(message.step);
    if (running === undefined) {
      return;
    }
    if (message.type === 'started') {
      running.recorder.start();
      running.transcript = new Transcript(
        join(files, String(message.step), 'transcript.txt'),
        `${name}: ${running.title}`,
      );
      running.recorder.addArtifact(join(id, String(message.step), 'transcript.txt'));
      progress.detail(name, running.title);
    } else if (message.type === 'did') {
      running.transcript?.add(message.entry);
    } else {
      onFinished(running, message.step, message.durationMs, message.failure);
    }
  };

  const socket = lab.run.socket(`s${randomBytes(3).toString('hex')}`);
  await using session = await serveSession(socket, onMessage);
  const ava = startAva(
    {
      CONFINEMENT_SESSION: socket,
      CONFINEMENT_STEPS: steps.map(({number}) => number).join(','),
    },
    join(files, 'ava.log'),
  );
  signal.addEventListener('abort', ava.stop, {once: true});
  try {
    bench = await lab.bench({
      name,
      guest,
      module,
      steps,
      files,
      phase: async (phase, work) => {
        progress.now(name, phase);
        return recorder.phase(phase, work, id);
      },
      onProgress: (line) => progress.detail(name, line),
    });
    suite.addProperties({
      module: await describeModule(module, bench.generation),
      systemd: bench.facts.systemdVersion,
      kernel: bench.facts.kernel,
      acceleration: `${bench.acceleration.accelerator} (${bench.acceleration.why})`,
    });
    const proven = bench;
    progress.now(name, `${steps.length} steps`);
    await recorder.phase(
      'steps',
      async () => {
        session.send({
          type: 'bench',
          name,
          target: proven.machine.ssh.target,
          situation: {guest: guest.name, systemd: proven.facts.systemd, generation: proven.generation},
          stores: storesOf(proven.units),
          timeoutFactor: proven.machine.timeoutFactor,
        });
        const end = await ava.ended;
        await Promise.all(pending);
        signal.throwIfAborted();
        const untold = [...cases.values()].filter(({recorder: {record}}) =>
          ['pending', 'running'].includes(record.status),
        );
        for (const running of untold) {
          running.recorder.error({
            message:
              (await whyDead(bench)) ??
              `AVA ended (${end.signal ?? `exit status ${end.exitStatus ?? 'unknown'}`}) without a verdict on this step; see ${join(id, 'ava.log')}`,
          });
        }
      },
      id,
    );
    const anyFailed = [...cases.values()].some(({recorder: {record}}) => record.status === 'failed');
    if (anyFailed && !bench.qemu.ended.aborted) {
      await options.onFailed?.(bench);
    }
  } catch (error) {
    ava.stop();
    if (!signal.aborted && !(error instanceof UsageError)) {
      for (const {recorder: running} of cases.values()) {
        running.error({message: (error as Error).message});
      }
    }
    throw error;
  } finally {
    signal.removeEventListener('abort', ava.stop);
    progress.done(name);
    await bench?.[Symbol.asyncDispose]();
  }
};

/** Why the machine is gone, as its QEMU tells some moments after the connection broke; undefined when it lives. */
const whyDead = async (bench: Bench | undefined): Promise<string | undefined> => {
  const ended = bench?.qemu.ended;
  if (ended === undefined) {
    return undefined;
  }
  if (!ended.aborted) {
    await once(ended, 'abort', {signal: AbortSignal.timeout(1000)}).catch(() => undefined);
  }
  return ended.aborted ? (ended.reason as Error).message : undefined;
};
