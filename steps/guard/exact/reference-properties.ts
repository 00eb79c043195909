import {modeSwitches} from '../../../vm/modules/mode-switches.ts';
import type {StepFacts} from '../../kit/step-facts.ts';
import {byGeneration} from '../../kit/by-generation.ts';

export type Mode = 'full-apivfs' | 'chroot-only';

/** Where the root is a tmpfs of the service's own over an empty folder; since May 2024 it is a folder of /run. */
const hasTmpfsRoot = byGeneration({2019: true, 2024: false, 2025: false});

/**
 * The directives of a service that is confined in a mode, but for its bind mounts.
 *
 * @param root folder for its root: below /run, where systemd makes it, or an empty one
 */
export const referenceProperties = (
  mode: Mode,
  facts: Pick<StepFacts, 'generation'>,
  root: string,
): readonly string[] => {
  const isFull = mode === 'full-apivfs';
  return [
    ...modeSwitches.map((name) => `${name}=${isFull ? 'yes' : 'no'}`),
    'PrivateMounts=yes',
    `RootDirectory=${root}`,
    ...(hasTmpfsRoot(facts)
      ? ['TemporaryFileSystem=/']
      : [
          `RuntimeDirectory=${root.replace('/run/', '')}`,
          'ReadOnlyPaths=+/',
          `InaccessiblePaths=-+${root}`,
          ...(isFull ? [] : ['InaccessiblePaths=-+/tmp', 'InaccessiblePaths=-+/var/tmp']),
        ]),
  ];
};
