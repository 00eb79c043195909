import {UsageError} from '../../harness/errors/usage-error.ts';

/** Our own models of the confinement module, by the year of the generation that they stand for. */
export const modelModules = ['2019', '2024', '2025'] as const;
export type ModelModule = (typeof modelModules)[number];

/**
 * Reads the name of a module.
 *
 * @throws UsageError for one that there is not.
 */
export const parseModule = (text: string): ModelModule => {
  const module = modelModules.find((name) => name === text);
  if (module === undefined) {
    throw new UsageError(`--module ${text}: no such module; allowed: ${modelModules.join(', ')}`);
  }
  return module;
};
