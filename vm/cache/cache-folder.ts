import {homedir} from 'node:os';
import {join, resolve} from 'node:path';

/**
 * The one folder that outlives a run: images, the private Nix store, keys, verdicts on acceleration.
 * `CONFINEMENT_CACHE` names it, else it is `confinement-harness` in `XDG_CACHE_HOME` (default `~/.cache`).
 */
export const cacheFolder = (env: NodeJS.ProcessEnv = process.env): string => {
  const own = env.CONFINEMENT_CACHE;
  if (own !== undefined && own !== '') {
    return resolve(own);
  }
  const xdg = env.XDG_CACHE_HOME;
  return join(xdg === undefined || xdg === '' ? join(homedir(), '.cache') : xdg, 'confinement-harness');
};
