import {mkdir, readFile} from 'node:fs/promises';
import {writeFileAtomic} from '../../harness/atomic/write-file-atomic.ts';
import {withLock} from '../../harness/lock/with-lock.ts';
import type {CachePaths} from './cache-paths.ts';
import {isSoundKey} from '../../harness/ssh/is-sound-key.ts';
import {type KeyPair, keyPair} from '../../harness/ssh/key-pair.ts';

/**
 * The key that logs in to the guests of this cache. It is made once, readable by its owner only; every image of the
 * cache knows its public half.
 */
export const clientKey = async (cache: CachePaths): Promise<KeyPair> => {
  await mkdir(cache.keys, {recursive: true, mode: 0o700});
  return withLock(cache.lockOf('keys'), {}, async () => {
    try {
      const kept = {
        private: await readFile(cache.privateKey, 'utf8'),
        public: await readFile(cache.publicKey, 'utf8'),
      };
      // Versions up to 0.2.0 made one in 256 that nothing lets in.
      if (isSoundKey(kept.private) && isSoundKey(kept.public)) {
        return kept;
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
        throw error;
      }
    }
    const pair = keyPair('confinement-harness');
    await writeFileAtomic(cache.privateKey, pair.private, {mode: 0o600});
    // Last, as its presence says that the pair is complete.
    await writeFileAtomic(cache.publicKey, pair.public);
    return pair;
  });
};
