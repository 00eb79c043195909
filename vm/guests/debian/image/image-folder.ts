import {join} from 'node:path';
import {imageKey} from './image-key.ts';
import type {DebianSuite} from './suites.ts';

/** Where the cache has, or would have, the image of a suite; another folder whenever one of its inputs changes. */
export const imageFolder = async (
  cache: string,
  suite: DebianSuite,
  authorizedKey: string,
): Promise<string> => join(cache, 'images', `${suite.name}-${await imageKey(suite, authorizedKey)}`);
