import {mkdir} from 'node:fs/promises';
import {loadSteps} from '../../steps/kit/load-steps.ts';
import type {Step} from '../../steps/kit/step.ts';
import {parseGuest} from '../../vm/guest/guest-choice.ts';
import type {Bench} from '../../vm/lab/bench.ts';
import {Lab} from '../../vm/lab/lab.ts';
import {moduleFor} from '../../vm/lab/module-for.ts';
import type {CommandContext} from '../main.ts';
import {guestsToSetUp} from '../setup/guests-to-set-up.ts';
import {setUpHost} from '../setup/set-up-host.ts';
import {checkGuests} from '../options/check-guests.ts';
import {sshGuestOptions} from '../options/ssh-options.ts';
import type {MachineOptions} from './machine-options.ts';

/** Boots a guest with the units of all steps, lets `use` work with it, and ends it. */
export const withBench = async (
  {guest: guestName, module: moduleName, accel, timeoutFactor, nixpkgs, ...ssh}: MachineOptions,
  {progress, signal}: CommandContext,
  use: (bench: Bench, lab: Lab, steps: readonly Step[]) => Promise<number>,
): Promise<number> => {
  const guest = parseGuest(guestName, sshGuestOptions(ssh));
  await checkGuests([guest], {...ssh, ...(nixpkgs === undefined ? {} : {nixpkgs})});
  const module = moduleFor(guest, moduleName);
  const steps = await loadSteps();
  const name = `${guest.name} ${module.name}`;
  await setUpHost({progress, signal}, guestsToSetUp([guest]));
  await using lab = await Lab.open({
    acceleration: accel,
    ...(timeoutFactor === undefined ? {} : {timeoutFactor}),
    ...(nixpkgs === undefined ? {} : {nixpkgs}),
    onProgress: (line) => progress.detail(name, line),
    onWarning: (line) => progress.say(line),
    signal,
  });
  const files = lab.run.file('logs');
  await mkdir(files);
  progress.now(name, 'image');
  await using bench = await lab.bench({
    name,
    guest,
    module,
    steps,
    files,
    phase: async (phase, work) => {
      progress.now(name, phase);
      return work();
    },
  });
  progress.done(name);
  return await use(bench, lab, steps);
};
