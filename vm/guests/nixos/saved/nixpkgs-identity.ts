import {lstat, realpath} from 'node:fs/promises';
import {join} from 'node:path';
import {CommandError} from '../../../../harness/process/command-error.ts';
import {run} from '../../../../harness/process/run.ts';
import type {NixpkgsChoice} from '../build/parse-nixpkgs.ts';

/** More files than these are not looked at one by one. */
const mostChanged = 1000;

/**
 * What tells one state of a nixpkgs from another without evaluating it: a store path, which never changes; the commit of a work
 * tree of git, and its files that are otherwise than in that or not of it, but for those that git is to ignore; a flake reference that names
 * a revision. Undefined when nobody knows whether it is what it was.
 *
 * @param choice the host's NIX_PATH without it
 */
export const nixpkgsIdentity = async (choice: NixpkgsChoice | undefined): Promise<string | undefined> => {
  if (choice !== undefined && 'ref' in choice) {
    return /[/=][0-9a-f]{40}(?:[&?]|$)/.test(choice.ref) ? choice.ref : undefined;
  }
  const folder = choice === undefined ? fromNixPath() : choice.path;
  const path = folder === undefined ? undefined : await realpath(folder).catch(() => undefined);
  if (path === undefined) {
    return undefined;
  }
  return path.startsWith('/nix/store/') ? path : gitIdentity(path);
};

/** Folder that `<nixpkgs>` stands for. */
const fromNixPath = (): string | undefined =>
  (process.env.NIX_PATH ?? '')
    .split(':')
    .find((entry) => entry.startsWith('nixpkgs=/'))
    ?.slice('nixpkgs='.length);

/** Milliseconds that git may take to look at all files; Nix is asked where it takes longer. */
const gitMs = 30_000;

/** Fails where the work tree begins elsewhere, as then it has no such commit of its own. */
const git = async (path: string, ...args: readonly string[]) =>
  run(
    'git',
    [
      ...['-C', path, '--no-optional-locks', `--git-dir=${join(path, '.git')}`, `--work-tree=${path}`],
      ...args,
    ],
    {timeoutMs: gitMs},
  );

const gitIdentity = async (path: string): Promise<string | undefined> => {
  try {
    const [{stdout: head}, {stdout: status}] = await Promise.all([
      git(path, 'rev-parse', '--verify', 'HEAD'),
      git(path, 'status', '--porcelain=v1', '-z', '--no-renames', '--untracked-files=all'),
    ]);
    const changed = status.split('\0').filter((entry) => entry !== '');
    if (changed.length > mostChanged) {
      return undefined;
    }
    const states = await Promise.all(
      changed.map(async (entry) => {
        const found = await lstat(join(path, entry.slice(3))).catch(() => undefined);
        // Another work tree within: what is in it nobody tells.
        return found?.isDirectory() === true
          ? undefined
          : found === undefined
            ? entry
            : `${entry} ${found.size} ${found.mtimeMs} ${found.ino}`;
      }),
    );
    return states.includes(undefined) ? undefined : [path, head, ...states].join('\n');
  } catch (error) {
    if (error instanceof CommandError) {
      return undefined;
    }
    throw error;
  }
};
