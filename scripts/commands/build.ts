import {loadSteps} from '../../steps/kit/load-steps.ts';
import {parseDebianGuest} from '../../vm/guests/debian/parse-debian-guest.ts';
import {debianImage} from '../../vm/guests/debian/image/debian-image.ts';
import {Workspace} from '../../vm/workspace/workspace.ts';
import {parseModule} from '../../vm/modules/confinement-module.ts';
import {buildUnits} from '../../vm/units/build-units.ts';
import type {CommandContext} from '../progress/command-context.ts';
import {setUpHost} from '../setup/set-up-host.ts';

/** Builds the image of a guest and the units of all steps, and prints where they are. */
export const buildCommand = async (
  {guest: guestName, module: moduleName, steps: stepsFolder}: {guest: string; module: string; steps?: string},
  {progress, signal}: CommandContext,
): Promise<number> => {
  const guest = parseDebianGuest(guestName);
  const module = parseModule(moduleName);
  const steps = await loadSteps(stepsFolder);
  await setUpHost({progress, signal}, [guest]);
  await using workspace = await Workspace.open({
    acceleration: 'auto',
    onProgress: (line) => progress.now('image', line),
    signal,
  });
  const image = await debianImage(workspace, guest.suite);
  const units = await buildUnits({
    rootfs: image.programs,
    store: workspace.cache.store,
    module: module.source,
    steps,
    onProgress: (line) => progress.detail('units', line),
    signal,
  });
  progress.end();
  process.stdout.write(`image: ${image.folder}\nunits: ${units.realPath(units.storePath)}\n`);
  return 0;
};
