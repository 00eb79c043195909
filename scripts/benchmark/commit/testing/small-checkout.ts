import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {execa} from 'execa';

/** A checkout of git of one file, with packages that git does not know. */
export const smallCheckout = async (path: string): Promise<void> => {
  const git = async (...args: string[]) =>
    execa('git', ['-C', path, '-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args]);
  await mkdir(join(path, 'node_modules'), {recursive: true});
  await writeFile(join(path, 'node_modules/package'), 'installed');
  await writeFile(join(path, '.gitignore'), 'node_modules\n');
  await writeFile(join(path, 'file'), 'committed');
  await git('init', '--quiet');
  await git('add', '.');
  await git('commit', '--quiet', '--message', 'x');
};
