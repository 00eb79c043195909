import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

/** What is being made in a cache, or was when a run was killed: paths from its folder. */
export const leftInCache = (cache: string): string[] =>
  ['.', 'images', 'snapshots', 'disks', 'builds', 'keys', 'locks', 'store', 'store/inputs', temporary]
    .filter((shelf) => existsSync(join(cache, shelf)))
    .flatMap((shelf) =>
      readdirSync(join(cache, shelf))
        .filter(
          (name) =>
            shelf === temporary || name.startsWith('packing-') || /^\..+\.[0-9a-f]{8}\.\w+$/.test(name),
        )
        .map((name) => join(shelf, name)),
    );

/** Where Nix builds. */
const temporary = 'store/tmp';
