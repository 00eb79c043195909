import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {replaceFileSync} from '../../harness/atomic/replace-file-sync.ts';
import {UsageError} from '../../harness/errors/usage-error.ts';
import type {Comparison} from '../../vm/inspect/ratchet/comparison.ts';
import type {Inspection} from '../../vm/inspect/service/inspection.ts';
import {writeLock} from '../../vm/ratchet/file/write-lock.ts';
import {formatInspection} from './format-inspection.ts';
import {seenServices} from './seen-services.ts';

export type ResultsOptions = {
  /** Made when it is missing; what it has under these names is written anew. */
  readonly folder: string;
  readonly comparison: Comparison | undefined;
  /** How many of the services, from the first on, are those that were asked for. */
  readonly asked: number;
};

const forms = {
  'report.txt': {json: false, markdown: false},
  'report.json': {json: true, markdown: false},
  'report.md': {json: false, markdown: true},
} as const;

/**
 * Writes an inspection in each of its forms: `report.txt`, `report.json`, `report.md`, and `seen.lock`, a lock file of what was seen.
 * That one is left out when a service could not be seen, was relaxed, or has the name of another.
 *
 * @throws UsageError when the folder is none; MachineryError when a file cannot be written.
 */
export const writeResults = (inspection: Inspection, {folder, comparison, asked}: ResultsOptions): void => {
  try {
    mkdirSync(folder, {recursive: true});
  } catch (error) {
    throw new UsageError(`--results ${folder}: ${(error as Error).message}; allowed: a folder`, {
      cause: error,
    });
  }
  for (const [name, form] of Object.entries(forms)) {
    replaceFileSync(join(folder, name), formatInspection(inspection, comparison, form));
  }
  const services = {...inspection, services: inspection.services.slice(0, asked)};
  const lock = new Map(
    seenServices(services).flatMap(({name, seen}) =>
      'problem' in seen ? [] : [[name, seen.locked] as const],
    ),
  );
  if (lock.size === asked && services.services.every(({relaxed}) => (relaxed ?? []).length === 0)) {
    writeLock(join(folder, 'seen.lock'), lock);
  }
};
