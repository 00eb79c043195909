import {type Generation, generationNames, generations} from './generations.ts';

/**
 * Which generation of the confinement module gave a service this RootDirectory=, as a unit file or `systemctl show` has it;
 * undefined for one that none gives.
 */
export const generationOfRoot = (rootDirectory: string): Generation | undefined =>
  generationNames.find((name) => generations[name].isRootDirectory(rootDirectory));
