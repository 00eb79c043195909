import {defaultGuest, parseGuest} from '../../../vm/guest/guest-choice.ts';
import {Lab} from '../../../vm/lab/lab.ts';
import {parseModule} from '../../../vm/lab/lab-module.ts';
import type {StepUnit} from '../../../vm/units/step-unit.ts';
import {storesOf} from './stores-of.ts';
import type {ProvingBench, Session} from './session.ts';

/**
 * A session with a machine of its own, for AVA started by hand or by an editor: `CONFINEMENT_GUEST` and
 * `CONFINEMENT_MODULE` choose what is proved. AVA alone reports.
 */
export const openSession = (steps: readonly StepUnit[], env: NodeJS.ProcessEnv = process.env): Session => {
  const opened: AsyncDisposable[] = [];
  const open = async (): Promise<ProvingBench> => {
    const guest = parseGuest(env.CONFINEMENT_GUEST ?? defaultGuest);
    const module = parseModule(env.CONFINEMENT_MODULE ?? '2025');
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
    return {
      machine: bench.machine,
      situation: {guest: guest.name, systemd: bench.facts.systemd, generation: bench.generation},
      stores: storesOf(bench.units),
    };
  };
  const bench = open();
  bench.catch(() => undefined);
  return {
    bench,
    listener: {started: () => undefined, did: () => undefined, finished: () => undefined},
    async [Symbol.asyncDispose]() {
      await bench.catch(() => undefined);
      for (const resource of opened.reverse()) {
        await resource[Symbol.asyncDispose]();
      }
    },
  };
};
