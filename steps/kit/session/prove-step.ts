import type {ExecutionContext} from 'ava';
import type {Machine} from '../../../harness/machine/machine.ts';
import {generations} from '../../../vm/modules/generations.ts';
import {confinedRunner} from '../../../vm/shell/confined-runner.ts';
import {outsideRunner} from '../../../vm/shell/outside-runner.ts';
import type {TransportName} from '../../../vm/shell/transports.ts';
import {type Runner, Shell} from '../../../vm/shell/shell.ts';
import type {StepFacts} from '../step-facts.ts';
import type {Step} from '../step.ts';
import type {TranscriptEntry} from './messages.ts';

export type ProveOptions = {
  step: Step;
  machine: Machine;
  facts: StepFacts;
  /** The step's store paths by name. */
  store: Readonly<Record<string, string>>;
  /** How commands get into the confinement. Default: nc. */
  transport?: TransportName;
  onEntry?: (entry: TranscriptEntry) => void;
  /** Go on after a check that does not hold, which `onEntry` is told of. Default: the step ends there. */
  goOn?: boolean;
};

/** Runs a step's test on a machine that has its units. */
export const proveStep = async (
  t: ExecutionContext,
  {step, machine, facts, store, onEntry = () => undefined, goOn = false, transport = 'nc'}: ProveOptions,
): Promise<void> => {
  const shell = (runner: Runner) =>
    new Shell(
      async (command) => {
        const result = await runner(command).catch((error: unknown) => {
          onEntry({
            kind: 'command',
            where: 'not run',
            command,
            exitStatus: undefined,
            timedOut: false,
            durationMs: 0,
            output: Buffer.from((error as Error).message).toString('base64'),
          });
          throw error;
        });
        onEntry({
          kind: 'command',
          where: result.where,
          command: result.command,
          exitStatus: result.exitStatus,
          timedOut: result.timedOut,
          durationMs: result.durationMs,
          output: result.output.toString('base64'),
        });
        return result;
      },
      (check, error) => {
        onEntry({kind: 'check', ...check, holds: error === undefined});
        return goOn;
      },
    );
  await step.test({
    confined: shell(
      confinedRunner({
        machine,
        number: step.number,
        sharedRoot: generations[facts.generation].sharesRoot,
        transport,
      }),
    ),
    outside: shell(outsideRunner(machine)),
    machine,
    store,
    facts,
    t,
  });
};
