import {resolve} from 'node:path';
import type {MachineryError} from '../../harness/errors/machinery-error.ts';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {shownPath} from '../../steps/kit/shown-path.ts';
import type {CommandContext} from '../progress/command-context.ts';
import {codeFolder, isCheckout} from '../project/project.ts';
import {concernedSteps} from '../watch/concerned-steps.ts';
import {type Standby, standBy} from '../watch/stand-by.ts';
import {roundFlags} from '../watch/round-flags.ts';
import type {TestOptions} from '../options/test-options.ts';
import {watchFiles} from '../watch/watch-files.ts';

/**
 * Proves the selected steps, and again, after each edit, those that it concerns; until it is interrupted. Each round is
 * a process of its own, so that it runs what is on the disk, and a new edit cuts it short. The next round's process
 * stands by while nothing is edited, with the guest of the last one restored.
 */
export const watchCommand = async (
  selected: readonly string[],
  options: TestOptions,
  {progress, signal}: CommandContext,
): Promise<number> => {
  if (options.repeat !== undefined) {
    throw new UsageError('--repeat: does not go with --watch, which proves once what is edited');
  }
  if (options.lastFailed) {
    throw new UsageError('--last-failed: does not go with --watch, which proves what is edited');
  }
  if (options.rerunFailed !== undefined) {
    throw new UsageError('--rerun-failed: does not go with --watch, which proves once what is edited');
  }
  const wanted = new Set<number>();
  let all = true;
  let wake: () => void = () => undefined;
  let round = new AbortController();
  let standby: Standby | undefined;
  /** Of the guest that the last round had. */
  let recipe: string | undefined;
  const onChange = (concerned: readonly (number[] | undefined)[]) => {
    const numbers = concerned
      .flatMap((steps) => steps ?? [])
      .filter((step) => selected.length === 0 || selected.includes(String(step)));
    if (!concerned.includes(undefined) && numbers.length === 0) {
      return;
    }
    all ||= concerned.includes(undefined);
    for (const number of numbers) {
      wanted.add(number);
    }
    round.abort();
    wake();
  };
  const hasWork = () => all || wanted.size > 0;
  const isIdle = () => !hasWork() && !signal.aborted && failures.length === 0;
  const untilWoken = async (or?: Promise<void>): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      void or?.then(resolve);
    });
  const folder = options.steps === undefined ? undefined : resolve(options.steps);
  const folders = isCheckout
    ? [folder === undefined ? 'steps' : 'steps/kit', 'vm', 'harness', 'scripts']
    : [];
  const watched = [...(folder === undefined ? [] : [shownPath(folder)]), ...folders].map(
    (name) => `${name}/`,
  );
  if (watched.length === 0) {
    throw new UsageError(
      '--watch: there is nothing to edit in a package; name a folder of steps by --steps DIR',
    );
  }
  const failures: MachineryError[] = [];
  const onError = (error: MachineryError) => {
    failures.push(error);
    round.abort();
    wake();
  };
  const watchers: AsyncDisposable[] = [];
  signal.addEventListener('abort', () => wake(), {once: true});
  try {
    const roots = [
      // A package has none.
      ...(folders.length === 0 ? [] : [{root: codeFolder, under: folders, steps: 'steps'}]),
      ...(folder === undefined ? [] : [{root: folder, under: ['.'], steps: '.'}]),
    ];
    for (const {root, under, steps} of roots) {
      watchers.push(
        await watchFiles(root, under, {
          onChange: (paths) => onChange(paths.map((path) => concernedSteps(path, steps, options.set))),
          onError,
        }),
      );
    }
    while (!signal.aborted) {
      const [failure] = failures;
      if (failure !== undefined) {
        throw failure;
      }
      if (hasWork()) {
        const steps = all ? selected : [...wanted].map(String);
        const wasAll: boolean = all;
        wanted.clear();
        all = false;
        round = new AbortController();
        if (wasAll) {
          // It has loaded what is edited now.
          await standby?.[Symbol.asyncDispose]();
          standby = undefined;
        }
        recipe =
          (await (standby ?? standBy()).run(
            ['test', ...steps, ...roundFlags(options)],
            AbortSignal.any([round.signal, signal]),
          )) ?? recipe;
        standby = undefined;
        if (round.signal.aborted) {
          // Cut short: what it was to prove is still to be proved.
          all ||= wasAll;
          for (const step of wasAll ? [] : steps) {
            wanted.add(Number(step));
          }
          continue;
        }
        standby = standBy(recipe);
        await untilWoken(standby.ready);
        if (isIdle()) {
          progress.say(`watching ${new Intl.ListFormat('en-GB').format(watched)}; Ctrl-C ends it`);
        }
        continue;
      }
      await untilWoken();
    }
  } finally {
    for (const watcher of watchers) {
      await watcher[Symbol.asyncDispose]();
    }
    await standby?.[Symbol.asyncDispose]();
  }
  return 130;
};
