import {readdirSync, statSync} from 'node:fs';
import {dirname, join} from 'node:path';
import type {SuiteRecord} from '../results/run-record.ts';
import {safeName} from '../results/safe-name.ts';
import {ownMachine} from './own-machine.ts';

/** Folders in which the logs of a suite's machines lie, from the results folder; merged runs have them elsewhere. */
export const suiteFolders = (suite: SuiteRecord, results: string): string[] => {
  const folders = new Set([
    safeName(suite.id),
    ...suite.cases.flatMap(({artifacts}) => artifacts.map((path) => dirname(dirname(path)))),
  ]);
  return [...folders]
    .flatMap((folder) => [folder, ...machines(results, folder)])
    .filter((folder) => isFolder(join(results, folder)));
};

/** Where each case has a machine of its own. */
const machines = (results: string, folder: string): string[] =>
  isFolder(join(results, folder))
    ? readdirSync(join(results, folder), {withFileTypes: true})
        .filter((entry) => entry.isDirectory())
        .map(({name}) => join(folder, name, ownMachine))
        .filter((path) => isFolder(join(results, path)))
        .sort()
    : [];

const isFolder = (path: string): boolean => statSync(path, {throwIfNoEntry: false})?.isDirectory() === true;
