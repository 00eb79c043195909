import type {Outcome} from './outcome.ts';
import type {RehearsalOptions} from './rehearsal-options.ts';
import type {Route} from './route.ts';

const interrupted = 'interrupted';

/**
 * Goes the routes one after the other. One that fails, which is told in full by `say`, does not end the others; an abort does,
 * and they are skipped.
 */
export const rehearse = async (
  routes: readonly Route[],
  options: RehearsalOptions,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  const isOver = () => signal.aborted;
  for (const {name, run} of routes) {
    if (isOver()) {
      outcomes.push({name, verdict: 'skipped', seconds: 0, shown: interrupted});
      continue;
    }
    say(`${name}: begins`);
    const startedAt = performance.now();
    const outcome = await run(options, signal).then(
      (shown) => ({verdict: 'ok' as const, shown}),
      (error: unknown) => ({verdict: 'FAIL' as const, shown: (error as Error).message}),
    );
    const seconds = (performance.now() - startedAt) / 1000;
    if (isOver()) {
      outcomes.push({name, verdict: 'skipped', seconds, shown: interrupted});
      continue;
    }
    outcomes.push({name, ...outcome, seconds});
    say(`${name}: ${outcome.verdict}${outcome.verdict === 'ok' ? '' : `: ${outcome.shown}`}`);
  }
  return outcomes;
};
