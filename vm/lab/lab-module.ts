import {resolve} from 'node:path';
import {UsageError} from '../../harness/errors/usage-error.ts';
import type {ModuleChoice} from '../units/module-choice.ts';

/** Our own models of the confinement module, by the year of the generation that they stand for. */
export const modelModules = ['2019', '2024', '2025'] as const;

/** What users may write, for messages. */
export const moduleNames = `${modelModules.join(', ')}, nixpkgs:PATH`;

/** A confinement module as the user names it. */
export type ChosenModule = {
  /** As in `2025` or `nixpkgs:../nixpkgs`. */
  readonly name: string;
  readonly choice: ModuleChoice;
};

/** A module, or the one that a machine came with, which cannot be chosen. */
export type LabModule = ChosenModule | typeof ownModule;

/** Stands for whatever made the units that a machine has built in. */
export const ownModule = {name: 'own', choice: 'own'} as const;

/**
 * Reads the name of a module: one of our models, or `nixpkgs:PATH` for the real one of a checkout.
 *
 * @throws UsageError for one that there is not.
 */
export const parseModule = (text: string): ChosenModule => {
  const model = modelModules.find((name) => name === text);
  if (model !== undefined) {
    return {name: model, choice: model};
  }
  const path = /^nixpkgs:(?<path>.+)$/s.exec(text)?.groups?.path;
  if (path === undefined) {
    throw new UsageError(`--module ${text}: no such module; allowed: ${moduleNames}`);
  }
  return {name: text, choice: {nixpkgs: resolve(path)}};
};
