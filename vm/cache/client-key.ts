import {mkdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {writeFileAtomic} from '../../harness/atomic/write-file-atomic.ts';
import {withLock} from '../../harness/lock/with-lock.ts';
import {lockFile} from './lock-file.ts';
import {type KeyPair, keyPair} from '../../harness/ssh/key-pair.ts';

/**
 * The key that logs in to the guests of this cache. It is made once, readable by its owner only; every image of the
 * cache knows its public half.
 */
export const clientKey = async (cache: string): Promise<KeyPair> => {
  const folder = join(cache, 'keys');
  await mkdir(folder, {recursive: true, mode: 0o700});
  const file = join(folder, 'id_ed25519');
  return withLock(lockFile(cache, 'keys'), {}, async () => {
    try {
      return {private: await readFile(file, 'utf8'), public: await readFile(`${file}.pub`, 'utf8')};
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
        throw error;
      }
    }
    const pair = keyPair('confinement-harness');
    await writeFileAtomic(file, pair.private, {mode: 0o600});
    // Last, as its presence says that the pair is complete.
    await writeFileAtomic(`${file}.pub`, pair.public);
    return pair;
  });
};
