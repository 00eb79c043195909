import pLimit from 'p-limit';
import {defaultGuest, parseGuest} from '../../../vm/guest/guest-choice.ts';
import type {Bench} from '../../../vm/lab/bench.ts';
import {Lab} from '../../../vm/lab/lab.ts';
import {moduleFor} from '../../../vm/lab/module-for.ts';
import type {StepUnit} from '../../../vm/units/step-unit.ts';
import type {ProvingBench, Session} from './session.ts';
import {stepsAtOnce} from './steps-at-once.ts';

export type OpenSessionOptions = {
  /** `CONFINEMENT_GUEST` and `CONFINEMENT_MODULE` choose what is proved. */
  env?: NodeJS.ProcessEnv;
  /** Called once, with the bench and before any step gets it. */
  prepare?: (bench: Bench) => Promise<void>;
};

/** A session with a machine of its own, for AVA started by hand or by an editor. AVA alone reports. */
export const openSession = (
  steps: readonly StepUnit[],
  {env = process.env, prepare}: OpenSessionOptions = {},
): Session => {
  const opened: AsyncDisposable[] = [];
  const limit = pLimit(stepsAtOnce);
  const open = async (): Promise<Bench> => {
    const guest = parseGuest(env.CONFINEMENT_GUEST ?? defaultGuest);
    const module = moduleFor(guest, env.CONFINEMENT_MODULE ?? '2025');
    const lab = await Lab.open({acceleration: 'auto'});
    opened.push(lab);
    const bench = await lab.bench({
      guest,
      module,
      steps,
      files: lab.run.path,
      name: `${guest.name} ${module.name}`,
    });
    opened.push(bench);
    await prepare?.(bench);
    return bench;
  };
  const opening = open();
  // The steps await it; with none selected nobody would.
  opening.catch(() => undefined);
  const provingBench = (bench: Bench, step: number): ProvingBench => ({
    machine: bench.machine,
    situation: {
      guest: bench.guest,
      systemd: bench.facts.systemd,
      generation: bench.generation,
    },
    store: bench.units.steps.get(step)?.store ?? {},
    transport: 'nc',
  });
  return {
    async withBench(step, use) {
      const bench = await opening;
      await limit(async () => use(provingBench(bench, step)));
    },
    listener: {started: () => undefined, did: () => undefined, finished: () => undefined},
    async [Symbol.asyncDispose]() {
      await opening.catch(() => undefined);
      for (const resource of opened.reverse()) {
        await resource[Symbol.asyncDispose]();
      }
    },
  };
};
