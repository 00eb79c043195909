import type {Outcome} from './outcome.ts';
import type {RehearsalOptions} from './rehearsal-options.ts';
import type {Route} from './route.ts';

/** Goes the routes one after the other. One that fails, which is told in full by `say`, does not end the others. */
export const rehearse = async (
  routes: readonly Route[],
  options: RehearsalOptions,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (const {name, ...route} of routes) {
    signal.throwIfAborted();
    const lacks = route.lacks?.(options);
    if (lacks !== undefined) {
      outcomes.push({name, verdict: 'skipped', seconds: 0, shown: lacks});
      continue;
    }
    say(`${name}: begins`);
    const startedAt = performance.now();
    const outcome = await route.run(options, signal).then(
      (shown) => ({verdict: 'ok' as const, shown}),
      (error: unknown) => ({verdict: 'FAIL' as const, shown: (error as Error).message}),
    );
    signal.throwIfAborted();
    outcomes.push({name, ...outcome, seconds: (performance.now() - startedAt) / 1000});
    say(`${name}: ${outcome.verdict}${outcome.verdict === 'ok' ? '' : `: ${outcome.shown}`}`);
  }
  return outcomes;
};
