import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import test, {type ExecutionContext} from 'ava';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {Progress} from '../progress/progress.ts';
import {bisectRevisions} from './bisect-revisions.ts';
import type {Candidate} from './candidate.ts';
import {git} from './git.ts';
import {emptyRepository} from './testing/empty-repository.ts';

const probe = fileURLToPath(new URL('fixtures/probe-by-file.ts', import.meta.url));

/** A repository with a commit for each word, which its file lib/verdict holds; resolves to the commits' hashes. */
const repository = async (t: ExecutionContext, ...words: string[]) => repositoryIn(t, 'lib', words);

const repositoryIn = async (t: ExecutionContext, part: 'lib' | 'pkgs', words: readonly string[]) => {
  const {folder, commit} = await emptyRepository(t);
  mkdirSync(join(folder, part));
  const commits: string[] = [];
  for (const [index, word] of words.entries()) {
    writeFileSync(join(folder, part, 'verdict'), word);
    writeFileSync(join(folder, part, 'number'), String(index));
    await git(folder, ['add', '.']);
    commits.push(await commit(`commit ${index}`));
  }
  return {folder, commits};
};

/** All files of a folder with their content. */
const snapshot = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder, {recursive: true, withFileTypes: true})
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [file, readFileSync(file, 'latin1')]),
  );

const bisect = async (
  nixpkgs: string,
  good: string,
  bad: string,
  subject: Candidate['subject'] = {steps: [], regressionsAreBad: false},
) =>
  bisectRevisions(
    {
      nixpkgs,
      good,
      bad,
      candidate: {guest: 'debian:trixie', subject, accel: 'auto'},
    },
    {progress: new Progress(), signal: new AbortController().signal},
    probe,
  );

test('the first bad commit is found with the step that fails, and the checkout is left as it was', async (t) => {
  const {folder, commits} = await repository(t, 'good', 'good', 'good', 'good', 'bad', 'bad', 'bad');
  writeFileSync(join(folder, 'lib/verdict'), 'a change that is not committed');
  const before = snapshot(folder);
  const {first, candidates, entries} = await bisect(folder, 'HEAD~6', 'HEAD');
  t.is(first?.commit, commits[4]);
  t.deepEqual(first?.verdict, {kind: 'bad', failures: [{title: '7 shell', message: 'no shell'}]});
  t.regex(candidates[0] ?? '', new RegExp(`^${commits[4] ?? ''}\n {2}A Maintainer, [0-9-]+\n {2}commit 4$`));
  t.true(entries.length <= 5);
  t.deepEqual(snapshot(folder), before);
});

test('commits whose units cannot be made are skipped', async (t) => {
  const {folder, commits} = await repository(t, 'good', 'good', 'skip', 'good', 'bad', 'bad');
  t.is((await bisect(folder, commits[0] ?? '', commits[5] ?? '')).first?.commit, commits[4]);
});

test('where only skipped commits are left, all that it may be are told', async (t) => {
  const {folder, commits} = await repository(t, 'good', 'skip', 'skip', 'bad', 'bad');
  const {first, candidates} = await bisect(folder, 'HEAD~4', 'HEAD');
  t.is(first, undefined);
  t.deepEqual(
    candidates.map((text) => text.split('\n')[0]),
    [commits[3], commits[2], commits[1]],
  );
});

test('an end that is not what it is said to be is refused', async (t) => {
  const {folder} = await repository(t, 'bad', 'good', 'skip');
  for (const [good, bad, message] of [
    ['HEAD~2', 'HEAD~1', '--good HEAD~2: is not good: bad: 7 shell'],
    ['HEAD~1', 'HEAD~1', '--bad HEAD~1: is not bad: all steps are proved'],
    ['HEAD~1', 'HEAD', '--bad HEAD: is not bad: skipped: syntax error'],
  ] as const) {
    t.is((await t.throwsAsync(bisect(folder, good, bad), {instanceOf: UsageError})).message, message);
  }
});

test('what is no revision is refused in one line', async (t) => {
  const {folder} = await repository(t, 'good');
  for (const [nixpkgs, good, bad] of [
    [folder, 'nowhere', 'HEAD'],
    [folder, 'HEAD', '--all'],
    [tmpdir(), 'HEAD', 'HEAD'],
  ] as const) {
    const {message} = await t.throwsAsync(bisect(nixpkgs, good, bad), {instanceOf: UsageError});
    t.regex(message, /^--(good|bad) \S+: is no commit of [^\n]+$/);
  }
});

test('a failure of the machinery, or a crash, ends the bisection and is no verdict', async (t) => {
  const failing = await repository(t, 'good', 'good', 'error', 'bad', 'bad');
  const error = await t.throwsAsync(bisect(failing.folder, 'HEAD~4', 'HEAD'), {instanceOf: MachineryError});
  t.is(error.message, 'QEMU died');
  const crashing = await repository(t, 'good', 'good', 'crash', 'bad', 'bad');
  await t.throwsAsync(bisect(crashing.folder, 'HEAD~4', 'HEAD'), {
    instanceOf: MachineryError,
    message: /was not tried/,
  });
});

test('for a service no commit is left out, whatever of nixpkgs it changes', async (t) => {
  const service = {service: '/web.nix#web', lock: '/good.lock'};
  const {folder, commits} = await repositoryIn(t, 'pkgs', ['good', 'good', 'bad', 'bad', 'bad']);
  t.is((await bisect(folder, 'HEAD~4', 'HEAD', service)).first?.commit, commits[2]);
  const skipping = await repositoryIn(t, 'pkgs', ['good', 'skip', 'bad']);
  t.is((await bisect(skipping.folder, 'HEAD~2', 'HEAD', service)).candidates.length, 2);
  await t.throwsAsync(bisect(folder, 'HEAD~4', 'HEAD~3', service), {
    message: '--bad HEAD~3: is not bad: nothing is wider than at the good end',
  });
});
