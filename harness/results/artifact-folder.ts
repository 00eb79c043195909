import {mkdirSync, writeFileSync} from 'node:fs';
import {extname, join, relative} from 'node:path';
import {MachineryError} from '../errors/machinery-error.ts';
import {safeName} from './safe-name.ts';

/**
 * Where the files of one case go: `<suite>/<case>/` in the results folder, made with the first file. Nothing that
 * lies there is ever overwritten: a name that is taken gets a number (`journal-2.txt`).
 */
export class ArtifactFolder {
  readonly #results: string;
  readonly #path: string;

  constructor(results: string, suiteId: string, caseId: string) {
    this.#results = results;
    this.#path = join(results, safeName(suiteId), safeName(caseId));
  }

  /**
   * Writes a file and returns its path relative to the results folder, as `CaseRecorder.addArtifact` wants it.
   *
   * @throws MachineryError when it cannot be written.
   */
  write(name: string, data: string | Uint8Array): string {
    try {
      mkdirSync(this.#path, {recursive: true});
      return relative(this.#results, writeBeside(join(this.#path, safeName(name)), data));
    } catch (error) {
      throw new MachineryError(`cannot write ${join(this.#path, name)}: ${(error as Error).message}`, {
        cause: error,
      });
    }
  }
}

/** Writes `name.txt`, or the first of `name-2.txt`, `name-3.txt`, … that is not taken; returns its path. */
const writeBeside = (path: string, data: string | Uint8Array): string => {
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? path : `${stem}-${number}${extension}`;
    try {
      writeFileSync(candidate, data, {flag: 'wx'});
      return candidate;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
        throw error;
      }
    }
  }
};
