import {homedir} from 'node:os';
import {isAbsolute, join, resolve} from 'node:path';

/**
 * The one folder that outlives a run: images, the private Nix store, keys, verdicts on acceleration.
 * `CONFINEMENT_CACHE` names it, else it is `confinement-harness` in `XDG_CACHE_HOME` (default `~/.cache`).
 */
export const cacheFolder = (env: NodeJS.ProcessEnv = process.env): string => {
  const own = env.CONFINEMENT_CACHE;
  if (own !== undefined && own !== '') {
    return resolve(own);
  }
  const xdg = env.XDG_CACHE_HOME ?? '';
  // The XDG specification wants a path that is not absolute to be ignored.
  return join(isAbsolute(xdg) ? xdg : join(homedir(), '.cache'), 'confinement-harness');
};
