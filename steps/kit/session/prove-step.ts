import {AsyncLocalStorage} from 'node:async_hooks';
import type {ExecutionContext} from 'ava';
import type {Machine} from '../../../harness/machine/machine.ts';
import type {SubtestRecord} from '../../../harness/results/run-record.ts';
import {generations} from '../../../vm/modules/generations.ts';
import {probeEntry} from '../../../vm/probe/probe-store.ts';
import {ProbingShell} from '../../../vm/probe/probing-shell.ts';
import {confinedRunner} from '../../../vm/shell/confined-runner.ts';
import {outsideRunner} from '../../../vm/shell/outside-runner.ts';
import type {StepCommand} from '../../../vm/shell/step-command.ts';
import type {TransportName} from '../../../vm/shell/transports.ts';
import type {Runner} from '../../../vm/shell/shell.ts';
import type {StepFacts} from '../step-facts.ts';
import type {Step} from '../step.ts';
import {subtestRecord} from './subtest-record.ts';

/** The step whose code runs. */
const running = new AsyncLocalStorage<Step>();

export type ProveOptions = {
  step: Step;
  machine: Machine;
  facts: StepFacts;
  /** The step's store paths by name. */
  store: Readonly<Record<string, string>>;
  /** How commands get into the confinement. Default: nc. */
  transport?: TransportName;
  /** Told of each command that has ended, with the error that it leads to. */
  onCommand?: (command: StepCommand, error: Error | undefined) => void;
  /** Told of each `machine.subtest` of the step that has ended. */
  onSubtest?: (subtest: SubtestRecord) => void;
  /** Go on after a check that does not hold, which `onCommand` is told of. Default: the step ends there. */
  goOn?: boolean;
};

/** Runs a step's test on a machine that has its units. */
export const proveStep = async (
  t: ExecutionContext,
  {
    step,
    machine,
    facts,
    store,
    onCommand = () => undefined,
    onSubtest = () => undefined,
    goOn = false,
    transport = 'nc',
  }: ProveOptions,
): Promise<void> => {
  const shell = (runner: Runner, outside?: ProbingShell) =>
    new ProbingShell(
      runner,
      (command, error) => {
        onCommand(command, error);
        return goOn;
      },
      {folder: store[probeEntry], timeoutFactor: machine.timeoutFactor, outside},
    );
  const outside = shell(outsideRunner(machine));
  // Steps that run at once share the machine: each hears of its own subtests.
  const off = machine.onEntry((entry) => {
    if (running.getStore() === step && entry.durationMs !== undefined) {
      onSubtest(subtestRecord(entry));
    }
  });
  const context = {
    confined: shell(
      confinedRunner({
        machine,
        number: step.number,
        sharedRoot: generations[facts.generation].sharesRoot,
        transport,
      }),
      outside,
    ),
    outside,
    machine,
    store,
    facts,
    t,
  };
  try {
    await running.run(step, async () => step.test(context));
  } finally {
    off();
  }
};
