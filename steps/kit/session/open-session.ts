import pLimit from 'p-limit';
import {defaultGuest} from '../../../vm/guests/debian/debian-names.ts';
import {parseGuest} from '../../../vm/guests/parse-guest.ts';
import type {StartedGuest} from '../../../vm/guests/guest/started-guest.ts';
import {Workspace} from '../../../vm/workspace/workspace.ts';
import {moduleFor} from '../../../vm/guests/module-for.ts';
import type {GuestModule} from '../../../vm/modules/confinement-module.ts';
import type {TransportName} from '../../../vm/shell/transports.ts';
import type {StepUnit} from '../../../vm/units/step-unit.ts';
import type {ProvingGuest, Session} from './session.ts';
import {complaintsAbout} from './complaints-about.ts';
import {stepFactsOf} from './step-facts-of.ts';
import {stepsAtOnce} from './steps-at-once.ts';
import {defaultGeneration} from '../../../vm/modules/default-generation.ts';

export type OpenSessionOptions = {
  /** `CONFINEMENT_GUEST` and `CONFINEMENT_MODULE` choose what is proved. */
  env?: NodeJS.ProcessEnv;
  /** Called once, with the guest and before any step gets it. */
  prepare?: (started: StartedGuest) => Promise<void>;
};

type Opened = {
  readonly started: StartedGuest;
  readonly module: GuestModule;
  readonly transport: TransportName;
};

/** A session with a machine of its own, for AVA started by hand or by an editor. AVA alone reports. */
export const openSession = (
  steps: readonly StepUnit[],
  {env = process.env, prepare}: OpenSessionOptions = {},
): Session => {
  const opened: AsyncDisposable[] = [];
  const limit = pLimit(stepsAtOnce);
  const open = async (): Promise<Opened> => {
    const guest = parseGuest(env.CONFINEMENT_GUEST ?? defaultGuest);
    const module = moduleFor(guest, env.CONFINEMENT_MODULE ?? defaultGeneration);
    const workspace = await Workspace.open({acceleration: 'auto'});
    opened.push(workspace);
    const started = await guest.open(workspace, {
      module,
      steps,
      files: workspace.run.path,
      name: `${guest.name} ${module.name}`,
    });
    opened.push(started);
    await prepare?.(started);
    return {started, module, transport: guest.transport};
  };
  const opening = open();
  // The steps await it; with none selected nobody would.
  opening.catch(() => undefined);
  const provingGuest = ({started, module, transport}: Opened, step: number): ProvingGuest => ({
    machine: started.machine,
    facts: stepFactsOf(started, module),
    store: started.units.steps.get(step)?.store ?? {},
    complaints: complaintsAbout(started.units, step),
    transport,
  });
  return {
    async withGuest(step, use) {
      const guest = await opening;
      const refusal = await guest.started.units.refusals?.get(step);
      await limit(async () => use({...provingGuest(guest, step), refusal}));
    },
    listener: {
      started: () => undefined,
      did: () => undefined,
      subtest: () => undefined,
      exposed: () => undefined,
      doesNotApply: () => undefined,
      finished: () => undefined,
    },
    async [Symbol.asyncDispose]() {
      await opening.catch(() => undefined);
      for (const resource of opened.reverse()) {
        await resource[Symbol.asyncDispose]();
      }
    },
  };
};
