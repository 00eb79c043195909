import {loadSteps} from '../../steps/kit/load-steps.ts';
import {selectSteps, titleOf} from '../../steps/kit/select-steps.ts';
import type {Step} from '../../steps/kit/step.ts';
import {diffUnits} from '../../vm/diff/diff-units.ts';
import type {StepDifference} from '../../vm/diff/step-difference.ts';
import {parseDebianGuest} from '../../vm/guests/debian/parse-debian-guest.ts';
import {describeModule} from '../../vm/modules/describe-module.ts';
import {generationOf} from '../../vm/units/generation-of.ts';
import {debianImage} from '../../vm/guests/debian/image/debian-image.ts';
import {Workspace} from '../../vm/workspace/workspace.ts';
import {parseModule} from '../../vm/modules/confinement-module.ts';
import {buildUnits} from '../../vm/units/build-units.ts';
import {readUnits} from '../../vm/units/read-units.ts';
import type {CommandContext} from '../progress/command-context.ts';
import {setUpHost} from '../setup/set-up-host.ts';

export type DiffOptions = {
  first: string;
  second: string;
  /** Numbers of steps; all without any. */
  numbers: readonly string[];
  /** Sets of steps; all without any. */
  set: readonly string[];
  /** Whose programs the units are made of. */
  guest: string;
  /** Folder of the steps. Default: this project's own. */
  steps?: string;
};

/**
 * Prints how the units differ that two modules make of the same steps. Nothing is booted. Exit status 0 when they are
 * equal, 1 when they differ.
 */
export const diffCommand = async (
  {first, second, numbers, set, guest: guestName, steps: stepsFolder}: DiffOptions,
  {progress, signal}: CommandContext,
): Promise<number> => {
  const modules = [parseModule(first), parseModule(second)] as const;
  const guest = parseDebianGuest(guestName);
  const steps = selectSteps(await loadSteps(stepsFolder), numbers, [], set);
  await setUpHost({progress, signal}, [guest]);
  await using workspace = await Workspace.open({
    acceleration: 'auto',
    onProgress: (line) => progress.now('image', line),
    signal,
  });
  const image = await debianImage(workspace, guest.suite);
  const build = async (module: (typeof modules)[number]) => {
    progress.now('units', module.name);
    const built = await buildUnits({
      rootfs: image.programs,
      store: workspace.cache.store,
      module: module.source,
      steps,
      onProgress: (line) => progress.detail('units', line),
      signal,
    });
    return {
      units: await readUnits(built),
      description: await describeModule(module, await generationOf(built)),
    };
  };
  // One after the other: they share most of what is built, and each uses all processors.
  const before = await build(modules[0]);
  const after = await build(modules[1]);
  progress.end();
  const differences = diffUnits(before.units, after.units);
  process.stdout.write(
    [
      `- ${before.description}`,
      `+ ${after.description}`,
      ...differences.flatMap((difference) => ['', ...format(difference, steps)]),
      '',
      differences.length === 0
        ? `equal: the units of ${counted(steps.length)}`
        : `different: the units of ${differences.length} of ${counted(steps.length)}`,
      '',
    ].join('\n'),
  );
  return differences.length === 0 ? 0 : 1;
};

const counted = (steps: number): string => (steps === 1 ? '1 step' : `${steps} steps`);

const format = ({step, units}: StepDifference, steps: readonly Step[]): string[] => {
  const known = steps.find(({number}) => number === step);
  return [
    `step ${known === undefined ? step : titleOf(known)}`,
    ...units.flatMap(({unit, settings}) => [
      `  ${unit}`,
      ...settings.map(({side, setting}) => `    ${side} ${setting}`),
    ]),
  ];
};
