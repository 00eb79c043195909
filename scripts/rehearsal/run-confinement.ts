import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {ConfinementRun, type RunSetup} from '../testing/confinement-run.ts';

export type ConfinementCheck = Pick<RunSetup, 'args' | 'input' | 'patienceMs' | 'edit'> & {
  /** Exit status that is promised. Default: 0 */
  readonly exitStatus?: number;
  /** What standard output must show; the match is what the route showed. */
  readonly shows: RegExp;
  readonly signal: AbortSignal;
  /** Does something to the run while it lasts. */
  readonly meanwhile?: (run: ConfinementRun) => Promise<void>;
};

/**
 * Runs `confinement` in a copy of the project, and resolves to what it showed.
 *
 * @throws MachineryError when it ends otherwise than promised, or leaves a file in the temporary directory; WaitError when it leaves a process behind.
 */
export const runConfinement = async ({
  exitStatus = 0,
  shows,
  signal,
  meanwhile,
  ...setup
}: ConfinementCheck): Promise<string> => {
  const {args} = setup;
  await using run = new ConfinementRun(setup);
  const stop = () => run.process.kill('SIGINT');
  signal.addEventListener('abort', stop, {once: true});
  try {
    await meanwhile?.(run);
    const {exitCode, signal: killedBy, stdout} = await run.process;
    await run.isGone(10_000);
    signal.throwIfAborted();
    const left = run.leftovers();
    if (left.length > 0) {
      throw new MachineryError(
        `confinement ${args.join(' ')}: left in the temporary directory: ${left.join(', ')}`,
      );
    }
    const end = exitCode ?? killedBy;
    const shown = shows.exec(`${stdout}\n${run.said}`)?.[0];
    if (exitCode !== exitStatus || shown === undefined) {
      throw new MachineryError(
        `confinement ${args.join(' ')}: exit status ${end ?? 'unknown'} (promised: ${exitStatus}), and ${shown === undefined ? `nothing like ${String(shows)}` : 'all shown'}; it said:\n${run.said}\n${stdout}`,
      );
    }
    return shown;
  } finally {
    signal.removeEventListener('abort', stop);
  }
};
