import {statSync} from 'node:fs';
import {resolve} from 'node:path';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {generationNames} from './generations.ts';
import type {ModuleSource} from './module-source.ts';

/** What users may write, for messages. */
export const moduleNames = `${generationNames.join(', ')}, nixpkgs:PATH`;

/** A confinement module as the user names it. */
export type ConfinementModule = {
  /** As in `2025` or `nixpkgs:../nixpkgs`. */
  readonly name: string;
  readonly source: ModuleSource;
};

/** A module, or the one that a machine came with, which cannot be chosen. */
export type GuestModule = ConfinementModule | typeof ownModule;

/** Stands for whatever made the units that a machine has built in. */
export const ownModule = {name: 'own', source: 'own'} as const;

/**
 * Reads the name of a module: one of our models, or `nixpkgs:PATH` for the real one of a checkout.
 *
 * @param option that names it
 * @throws UsageError for one that there is not, a checkout included.
 */
export const parseModule = (text: string, option = '--module'): ConfinementModule => {
  const model = generationNames.find((name) => name === text);
  if (model !== undefined) {
    return {name: model, source: model};
  }
  const path = /^nixpkgs:(?<path>.+)$/s.exec(text)?.groups?.path;
  if (path === undefined) {
    throw new UsageError(`${option} ${text}: no such module; allowed: ${moduleNames}`);
  }
  if (!(statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false)) {
    throw new UsageError(
      `${option} ${text}: there is no such folder; allowed: nixpkgs:PATH of a checkout, or ${generationNames.join(', ')}`,
    );
  }
  return {name: text, source: {nixpkgs: resolve(path)}};
};
