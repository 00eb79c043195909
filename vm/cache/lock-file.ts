import {join} from 'node:path';

/** The lock of one thing in the cache. It is never removed, as then two could hold it. */
export const lockFile = (cache: string, name: string): string => join(cache, 'locks', name);
