import {existsSync} from 'node:fs';
import {readdir, rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {randomBytes} from 'node:crypto';
import {acquireLock} from '../../harness/lock/acquire-lock.ts';
import {run} from '../../harness/process/run.ts';
import {sweepRunFolders} from '../../harness/run-folder/sweep-run-folders.ts';
import {cacheFolder} from '../../vm/cache/cache-folder.ts';
import {cachePaths} from '../../vm/cache/cache-paths.ts';
import type {CommandContext} from '../progress/command-context.ts';
import {runFolderPrefix} from '../../vm/cache/run-folder-prefix.ts';

/** Milliseconds to wait for runs that use the cache. */
const patienceMs = 10_000;

/** Removes all that is cached and what dead runs have left, and prints what that frees. */
export const cleanCommand = async ({progress, signal}: CommandContext): Promise<number> => {
  const {folder: cache, lock: lockFile} = cachePaths(cacheFolder());
  const {removed} = sweepRunFolders(runFolderPrefix);
  for (const path of removed) {
    process.stdout.write(`removed ${path}, left by a run that was killed\n`);
  }
  if (!existsSync(cache)) {
    process.stdout.write(`${cache}: nothing is cached\n`);
    return 0;
  }
  await using lock = await acquireLock(lockFile, {
    onWait: () => progress.say('a run uses the cache: waiting for it'),
    timeoutMs: patienceMs,
    signal,
  });
  for (const name of (await readdir(cache)).sort()) {
    const path = join(cache, name);
    if (!lock.held || path === lockFile) {
      continue;
    }
    const {stdout} = await run('du', ['--summarize', '--human-readable', path]);
    // Out of the way first: a removal that is cut short must not leave half a thing under its name.
    const doomed = join(cache, `.removed-${randomBytes(4).toString('hex')}`);
    await rename(path, doomed);
    await run('chmod', ['--recursive', 'u+rwX', doomed]);
    await rm(doomed, {recursive: true, force: true});
    process.stdout.write(`removed ${path} (${stdout.split('\t')[0] ?? ''})\n`);
  }
  return 0;
};
