import {dirname, relative, resolve} from 'node:path';
import {importFile} from '../../steps/kit/import-file.ts';
import {shownPath} from '../../steps/kit/shown-path.ts';
import type {Config} from './define-config.ts';
import {findConfig} from './find-config.ts';

/**
 * Reads the configuration of the project in `folder`; an empty one when it has none. Its folder of steps and
 * its list of known flakes are told from here.
 *
 * @throws UsageError, in one line, for one that cannot be read or has something in it that is not allowed; MachineryError when
 *   it could not be compiled.
 */
export const loadConfig = async (folder = process.cwd()): Promise<Config> => {
  const path = findConfig(folder);
  if (path === undefined) {
    return {};
  }
  const file = shownPath(path, folder);
  const exported = await importFile(path, file);
  const {checkConfig} = await import('./check-config.ts');
  const config = checkConfig(file, exported);
  const fromHere = (told: string): string => relative(folder, resolve(dirname(path), told)) || '.';
  return {
    ...config,
    ...(config.steps === undefined ? {} : {steps: fromHere(config.steps)}),
    ...(config.knownFlakes === undefined ? {} : {knownFlakes: fromHere(config.knownFlakes)}),
  };
};
