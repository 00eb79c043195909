import type {CachePaths} from '../../../cache/cache-paths.ts';
import {imageKey} from './image-key.ts';
import type {DebianSuite} from './suites.ts';

/** Where the cache has, or would have, the image of a suite; another folder whenever one of its inputs changes. */
export const imageFolder = async (
  cache: CachePaths,
  suite: DebianSuite,
  authorizedKey: string,
): Promise<string> => cache.image(`${suite.name}-${await imageKey(suite, authorizedKey)}`);
