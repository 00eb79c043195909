import {cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {run} from '../../harness/process/run.ts';
import {cachePaths} from '../../vm/cache/cache-paths.ts';
import {cacheFolder} from '../../vm/cache/cache-folder.ts';

/**
 * A cache for the runs that are disturbed, so that what they leave in it can be found, and the user's stays as it is. It begins
 * with the images that the user's has, which take longest to build.
 */
export class SoakCache implements AsyncDisposable {
  readonly path: string;

  constructor() {
    this.path = mkdtempSync(join(tmpdir(), 'soak-cache-'));
    const from = cachePaths(cacheFolder());
    const to = cachePaths(this.path);
    const images = cachePaths(from.folder).image('');
    if (existsSync(images) && existsSync(from.privateKey)) {
      // An image lets in who has the key of its cache.
      cpSync(from.keys, to.keys, {recursive: true, preserveTimestamps: true});
      mkdirSync(to.image(''), {recursive: true});
      for (const name of readdirSync(images).filter((each) => each.startsWith('trixie-'))) {
        cpSync(from.image(name), to.image(name), {
          recursive: true,
          preserveTimestamps: true,
          verbatimSymlinks: true,
        });
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // Folders of a Nix store are read-only.
    await run('chmod', ['--recursive', 'u+rwX', this.path]);
    await run('rm', ['--recursive', '--force', '--', this.path]);
  }
}
