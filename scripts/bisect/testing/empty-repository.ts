import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {git} from '../git.ts';

const author = ['-c', 'user.name=A Maintainer', '-c', 'user.email=maintainer@example.org'];

/** A repository without a commit that goes with its test; `commit` commits what is in its index, and resolves to the commit's hash. */
export const emptyRepository = async (t: ExecutionContext) => {
  const folder = mkdtempSync(join(tmpdir(), 'bisect-'));
  t.teardown(() => rmSync(folder, {recursive: true, force: true}));
  await git(folder, ['init', '--quiet']);
  const commit = async (message: string): Promise<string> => {
    await git(folder, [...author, 'commit', '--quiet', '--message', message]);
    return git(folder, ['rev-parse', 'HEAD']);
  };
  return {folder, commit};
};
