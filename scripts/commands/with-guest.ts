import {mkdir} from 'node:fs/promises';
import {loadSteps} from '../../steps/kit/load-steps.ts';
import type {Step} from '../../steps/kit/step.ts';
import {checkGuests} from '../../vm/guests/check-guests.ts';
import {parseGuest} from '../../vm/guests/parse-guest.ts';
import type {StartedGuest} from '../../vm/guests/guest/started-guest.ts';
import type {Workspace} from '../../vm/workspace/workspace.ts';
import {moduleFor} from '../../vm/guests/module-for.ts';
import type {CommandContext} from '../progress/command-context.ts';
import {setUpHost} from '../setup/set-up-host.ts';
import type {GuestOptions} from './guest-options.ts';
import {openWorkspace} from './open-workspace.ts';

/** Boots a guest with the units of all steps, lets `use` work with it, and ends it. */
export const withGuest = async (
  {
    guest: guestName,
    module: moduleName,
    accel,
    timeoutFactor,
    steps: stepsFolder,
    guestOptions,
  }: GuestOptions,
  {progress, signal}: CommandContext,
  use: (started: StartedGuest, workspace: Workspace, steps: readonly Step[]) => Promise<number>,
): Promise<number> => {
  const guest = parseGuest(guestName, guestOptions);
  await checkGuests([guest], guestOptions);
  const module = moduleFor(guest, moduleName);
  const steps = await loadSteps(stepsFolder);
  const name = `${guest.name} ${module.name}`;
  await setUpHost({progress, signal}, [guest]);
  await using workspace = await openWorkspace(name, {accel, timeoutFactor}, {progress, signal});
  const files = workspace.run.file('logs');
  await mkdir(files);
  progress.now(name, 'image');
  await using started = await guest.open(workspace, {
    name,
    module,
    steps,
    files,
    phase: async (phase, work) => {
      progress.now(name, phase);
      return work();
    },
  });
  progress.done(name);
  return await use(started, workspace, steps);
};
