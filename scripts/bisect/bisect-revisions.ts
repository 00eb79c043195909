import {writeFileSync} from 'node:fs';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {CommandError} from '../../harness/process/command-error.ts';
import {parentDeathGuard} from '../../harness/process/parent-death-guard.ts';
import {run} from '../../harness/process/run.ts';
import {RunFolder} from '../../harness/run-folder/run-folder.ts';
import type {CommandContext} from '../progress/command-context.ts';
import {programFile, typescriptArguments} from '../project/project.ts';
import {BisectLog, type BisectEntry} from './bisect-log.ts';
import type {Candidate} from './candidate.ts';
import {describeVerdict} from './describe-verdict.ts';
import {git} from './git.ts';
import type {ProbeTask} from './probe-task.ts';
import {runFolderPrefix} from '../../vm/cache/run-folder-prefix.ts';
import {whyGood} from './why-good.ts';

/**
 * What of nixpkgs makes the units of steps: a commit that changes none of it cannot be the one. Of a service's nothing can be left
 * out, as all of its NixOS is evaluated.
 */
const foldersOf = ({subject}: Pick<Candidate, 'subject'>): readonly string[] =>
  'service' in subject ? [] : ['lib', 'nixos/lib', 'nixos/modules'];

const ownProbe = programFile('bisect-probe', import.meta.url);

export type BisectRevisionsOptions = {
  /** Folder of a git checkout of nixpkgs; nothing in it is changed. */
  nixpkgs: string;
  /** Revisions as git names them. */
  good: string;
  bad: string;
  candidate: Omit<Candidate, 'module'>;
};

export type BisectResult = {
  /** The first bad commit; undefined when only skipped ones are left. */
  readonly first: BisectEntry | undefined;
  /** `<hash> <author> <date>` and the subject of each commit that may be the first bad one. */
  readonly candidates: readonly string[];
  readonly entries: readonly BisectEntry[];
};

/**
 * Finds the first commit of a nixpkgs checkout with which a step fails, or a service is wider than at the good end, by `git bisect run` in a clone that shares the
 * checkout's objects. A commit whose units cannot be made is skipped.
 *
 * @param probe the program that tries a commit, as bisect-probe.ts does
 * @throws UsageError when a revision is none, or is not what it is said to be.
 * @throws MachineryError when the steps cannot be proved at a commit.
 */
export const bisectRevisions = async (
  {nixpkgs, good, bad, candidate}: BisectRevisionsOptions,
  {progress, signal}: CommandContext,
  probe = ownProbe,
): Promise<BisectResult> => {
  const commits = {good: await commitOf(nixpkgs, '--good', good), bad: await commitOf(nixpkgs, '--bad', bad)};
  await using folder = RunFolder.create(runFolderPrefix);
  const checkout = folder.file('nixpkgs');
  const log = new BisectLog(folder.file('bisect.log'));
  progress.now('git', 'clone');
  const objects = await git(nixpkgs, ['rev-parse', '--path-format=absolute', '--git-common-dir']);
  await git(nixpkgs, ['clone', '--quiet', '--shared', '--no-checkout', '--', objects, checkout], {signal});
  const folders = foldersOf(candidate);
  if (folders.length > 0) {
    await git(checkout, ['sparse-checkout', 'set', '--cone', ...folders], {signal});
  }

  const task: ProbeTask = {checkout, candidate, log: folder.file('bisect.log'), mark: 'tried: '};
  const taskFile = folder.file('task.json');
  writeFileSync(taskFile, JSON.stringify(task));
  const args = [...typescriptArguments, probe, taskFile];
  const onLine = (line: string) => {
    if (line.startsWith(task.mark) || line.startsWith('Bisecting: ')) {
      progress.say(line.replace(task.mark, ''));
    } else {
      progress.detail('bisect', line);
    }
  };

  // Both ends first: git takes them for granted, and would then name some commit in between.
  for (const kind of ['good', 'bad'] as const) {
    await git(checkout, ['checkout', '--quiet', '--detach', commits[kind]], {signal});
    const before = log.entries.length;
    await run(process.execPath, args, {onLine, signal, deathSignal: 'TERM'}).catch((error: unknown) => {
      signal.throwIfAborted();
      if (log.entries.length === before) {
        throw error;
      }
    });
    refuseError(log);
    const verdict = log.entries.at(-1)?.verdict;
    if (verdict !== undefined && verdict.kind !== kind) {
      throw new UsageError(
        `--${kind} ${{good, bad}[kind]}: is not ${kind}: ${verdict.kind === 'good' ? whyGood(candidate) : describeVerdict(verdict)}`,
      );
    }
  }

  await git(checkout, ['bisect', 'start', commits.bad, commits.good, '--', ...folders], {onLine, signal});
  try {
    const command = [...parentDeathGuard('TERM'), process.execPath, ...args];
    await git(checkout, ['bisect', 'run', ...command], {onLine, signal});
  } catch (error) {
    signal.throwIfAborted();
    refuseError(log, error);
    if (!(error instanceof CommandError) || !error.stdout.includes("only 'skip'ped commits left")) {
      throw error;
    }
    return {first: undefined, candidates: await candidatesLeft(checkout, folders), entries: log.entries};
  }
  const commit = (await git(checkout, ['rev-parse', 'refs/bisect/bad'])).trim();
  const first = log.entries.find((entry) => entry.commit === commit);
  if (first === undefined) {
    // To git, one that crashes is one that says "bad".
    throw new MachineryError(
      `${await described(checkout, commit)}\nwas not tried: the program for that ended at once`,
    );
  }
  return {first, candidates: [await described(checkout, commit)], entries: log.entries};
};

/** Throws what kept a commit from being tried, if anything has. */
const refuseError = (log: BisectLog, cause?: unknown): void => {
  const error = log.entries.find((entry) => entry.error !== undefined)?.error;
  if (error !== undefined) {
    throw new MachineryError(error, {cause});
  }
};

const commitOf = async (nixpkgs: string, option: string, revision: string): Promise<string> => {
  try {
    return (await git(nixpkgs, ['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`])).trim();
  } catch (error) {
    const why =
      error instanceof CommandError ? (error.stderr.trim().split('\n').at(-1) ?? '') : String(error);
    throw new UsageError(`${option} ${revision}: is no commit of ${nixpkgs}: ${why}`, {cause: error});
  }
};

const described = async (checkout: string, commit: string): Promise<string> =>
  git(checkout, ['show', '--no-patch', '--date=short', '--format=%H%n  %an, %ad%n  %s', commit]);

/** All that are bad or skipped and not known to be good. */
const candidatesLeft = async (checkout: string, folders: readonly string[]): Promise<string[]> => {
  const goods = (await git(checkout, ['for-each-ref', '--format=%(objectname)', 'refs/bisect/good-*'])).split(
    '\n',
  );
  const commits = await git(checkout, ['rev-list', 'refs/bisect/bad', '--not', ...goods, '--', ...folders]);
  return Promise.all(commits.split('\n').map(async (commit) => described(checkout, commit)));
};
