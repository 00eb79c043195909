import {AsyncLocalStorage} from 'node:async_hooks';
import type {ExecutionContext} from 'ava';
import type {Machine} from '../../../harness/machine/machine.ts';
import type {SubtestRecord} from '../../../harness/results/run-record.ts';
import {ConfinedShell} from '../../../vm/instance/confined-shell.ts';
import {generations} from '../../../vm/modules/generations.ts';
import type {Exposure} from '../../../vm/probe/exposure.ts';
import {probeEntry} from '../../../vm/probe/probe-store.ts';
import {ProbingShell} from '../../../vm/probe/probing-shell.ts';
import type {Refusal} from '../../../vm/refusal/refusal.ts';
import {outsideRunner} from '../../../vm/shell/outside-runner.ts';
import type {StepCommand} from '../../../vm/shell/step-command.ts';
import type {TransportName} from '../../../vm/shell/transports.ts';
import {expectedFailure} from '../expected-failure.ts';
import type {StepFacts} from '../step-facts.ts';
import type {Step} from '../step.ts';
import {endFurtherServices} from './end-further-services.ts';
import {proveRefused} from './prove-refused.ts';
import {stepUnitName} from './step-unit-name.ts';
import {subtestRecord} from './subtest-record.ts';

/** The step whose code runs. */
const running = new AsyncLocalStorage<Step>();

export type ProveOptions = {
  step: Step;
  machine: Machine;
  facts: StepFacts;
  /** The step's store paths by name. */
  store: Readonly<Record<string, string>>;
  /** What Nix says of the step, where its module is to refuse it. */
  refusal?: Refusal | undefined;
  /** How commands get into the confinement. Default: nc. */
  transport?: TransportName;
  /** Told of each command that has ended, with the error that it leads to. */
  onCommand?: (command: StepCommand, error: Error | undefined) => void;
  /** Told of each `machine.subtest` of the step that has ended. */
  onSubtest?: (subtest: SubtestRecord) => void;
  /** Told of each exposure that the step sees inside of its confinement, and of which unit. */
  onExposure?: (unit: string, exposure: Exposure) => void;
  /** Go on after a check that does not hold, which `onCommand` is told of. Default: the step ends there. */
  goOn?: boolean;
};

/** Runs a step's test on a machine that has its units, or looks at what Nix says of them where they are to be refused. */
export const proveStep = async (
  t: ExecutionContext,
  {
    step,
    machine,
    facts,
    store,
    refusal,
    onCommand = () => undefined,
    onSubtest = () => undefined,
    onExposure = () => undefined,
    goOn = false,
    transport = 'nc',
  }: ProveOptions,
): Promise<void> => {
  const words = step.refused?.[facts.generation];
  if (refusal !== undefined && words !== undefined) {
    // A regression that reproduces by a refusal is no good one: the step fails of it.
    const isRegression = expectedFailure(step, facts) !== undefined;
    proveRefused({number: step.number, words, isRegression, refusal, onCommand});
    return;
  }
  const told = (command: StepCommand, error: Error | undefined) => {
    onCommand(command, error);
    return goOn;
  };
  const probe = {folder: store[probeEntry], timeoutFactor: machine.timeoutFactor};
  const outside = new ProbingShell(outsideRunner(machine), told, {...probe, outside: undefined});
  // Steps that run at once share the machine: each hears of its own subtests.
  const off = machine.onEntry((entry) => {
    if (running.getStore() === step && entry.durationMs !== undefined) {
      onSubtest(subtestRecord(entry));
    }
  });
  const confined = new ConfinedShell({
    onCommand: told,
    probe: {...probe, outside, onExposure},
    machine,
    number: step.number,
    sharedRoot: generations[facts.generation].sharesRoot,
    transport,
  });
  const context = {
    confined,
    outside,
    machine,
    unit: (name: string, instance?: string) => stepUnitName(step, name, instance),
    store,
    facts,
    t,
  };
  const leave = async () => {
    try {
      await confined[Symbol.asyncDispose]();
    } finally {
      await endFurtherServices(machine, step);
    }
  };
  try {
    await running.run(step, async () => step.test(context));
  } catch (error) {
    // What it left is ended all the same, but why it failed is told.
    await leave().catch(() => undefined);
    throw error;
  } finally {
    off();
  }
  await leave();
};
