import {basename} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {firstLine} from '../../harness/results/first-line.ts';
import {isResultsName} from '../../harness/results/results-layout.ts';
import type {RunRecord} from '../../harness/results/run-record.ts';
import {NotYet} from '../../harness/wait/not-yet.ts';
import {waitUntil} from '../../harness/wait/wait-until.ts';
import {commandLine} from '../testing/command-line.ts';
import type {ConfinementRun} from '../testing/confinement-run.ts';
import {descendants} from '../testing/descendants.ts';
import {ProjectCopy} from '../testing/project-copy.ts';
import {filesDeviations} from './files-deviations.ts';
import {killDeviations} from './kill-deviations.ts';
import {leftInCache} from '../../vm/cache/left-in-cache.ts';
import {oneOf} from './one-of.ts';
import type {Scenario} from './scenarios.ts';
import type {SoakContext} from './soak-context.ts';
import type {KillReport} from './soak-report.ts';
import {victimOf} from './victim-of.ts';
import type {VictimName} from './victims.ts';
import {withRun} from './with-run.ts';

/** Milliseconds in which all processes of a run end that has ended. */
const goneMs = 60_000;

type Victim = {readonly pid: number; readonly name: VictimName; readonly line: string};

/**
 * Starts a run, kills one of its processes at a moment before `withinMs`, and looks whether all is as it is promised: how the
 * run ends and what it tells, its results, that nothing of it lives on, and that the next run in its place passes and leaves
 * nothing. Undefined when the run, or the process, was over before.
 *
 * @throws what interrupts the soak, and MachineryError for a run that hangs.
 */
export const soakKill = async (
  number: number,
  scenario: Scenario,
  withinMs: number,
  context: SoakContext,
): Promise<KillReport | undefined> => {
  using project = new ProjectCopy();
  // What an earlier one has left is told with that one.
  const before = leftInCache(context.cache);
  scenario.edit?.(project.path, `kill-${number}-${String(context.random())}`);
  const afterMs = Math.round(context.random() * withinMs);
  const [drawnKind, drawnProcess] = [context.random(), context.random()];
  const killed = await withRun({args: scenario.args, project}, context, async (run) => {
    const wait = new AbortController();
    const isOver = await Promise.race([
      run.process.then(() => true),
      sleep(afterMs, false, {signal: wait.signal}),
    ]).finally(() => wait.abort());
    if (isOver) {
      return undefined;
    }
    const others = descendants(run.pid);
    const victim = drawVictim([run.pid, ...others], drawnKind, drawnProcess);
    try {
      process.kill(victim.pid, 'SIGKILL');
    } catch {
      // It has ended since it was drawn.
      return undefined;
    }
    const killedAt = performance.now();
    context.say(`kill ${number}: ${scenario.name}: ${victim.name} after ${(afterMs / 1000).toFixed(1)} s`);
    const end = await run.process;
    const left = await goneOrLeft(run, others);
    const record = recordOf(run);
    return {
      victim,
      goneMs: Math.round(performance.now() - killedAt),
      end: end.signal ?? `exit status ${end.exitCode ?? 'unknown'}`,
      told: firstLine(
        record?.error ??
          run.cases().find(({failure}) => failure)?.failure?.message ??
          // It had not come so far; nothing else of it stays.
          run.said.trim(),
      ),
      deviations: [
        ...left,
        ...killDeviations({
          victim: victim.name,
          exitCode: end.exitCode,
          signal: end.signal,
          said: run.said,
          ...(record === undefined ? {} : {record}),
        }),
        ...(hasFolder(run) ? filesDeviations(run.results) : []),
      ],
    };
  });
  if (killed === undefined) {
    return undefined;
  }
  const {victim, deviations, ...ended} = killed;
  return {
    number,
    scenario: scenario.name,
    victim: victim.name,
    process: firstLine(victim.line),
    afterMs,
    ...ended,
    deviations: [...deviations, ...(await nextDeviations(scenario, project, before, context))],
  };
};

/** One of a kind that is drawn first: there are more processes of some kinds than of others. */
const drawVictim = (pids: readonly number[], drawnKind: number, drawnProcess: number): Victim => {
  const alive = pids
    .map((pid) => {
      const line = commandLine(pid);
      return {pid, line, name: victimOf(line)};
    })
    .filter(({line}) => line !== '');
  const kinds = [...new Set(alive.map(({name}) => name))].sort();
  const kind = oneOf(kinds, drawnKind);
  return oneOf(
    alive.filter(({name}) => name === kind),
    drawnProcess,
  );
};

const recordOf = (run: ConfinementRun): RunRecord | undefined => {
  try {
    return run.record();
  } catch {
    // It had not come so far; a file that is not whole is found for itself.
    return undefined;
  }
};

const hasFolder = (run: ConfinementRun): boolean => {
  try {
    return isResultsName(basename(run.results));
  } catch {
    // It had not come so far.
    return false;
  }
};

/** Waits until nothing of a run lives, or tells what does; `others` were seen at the kill, and may hide from `run`. */
const goneOrLeft = async (run: ConfinementRun, others: readonly number[]): Promise<string[]> => {
  const lines = new Map(others.map((pid) => [pid, commandLine(pid)]));
  try {
    await run.isGone(goneMs);
    await waitUntil(
      async () => {
        const left = others.filter((pid) => lines.get(pid) !== '' && commandLine(pid) === lines.get(pid));
        if (left.length > 0) {
          throw new NotYet(left.map((pid) => `${pid} ${lines.get(pid) ?? ''}`).join('; '));
        }
        return Promise.resolve();
      },
      {what: 'the processes of the run to end', timeoutMs: goneMs, intervalMs: 50},
    );
    return [];
  } catch (error) {
    return [firstLine((error as Error).message)];
  }
};

/** The next run in its place. */
const nextDeviations = async (
  {args}: Scenario,
  project: ProjectCopy,
  before: readonly string[],
  context: SoakContext,
): Promise<string[]> =>
  withRun({args, project}, context, async (run) => {
    const {exitCode, signal} = await run.process;
    return [
      ...(exitCode === 0
        ? []
        : [`the next run ended with ${signal ?? `exit status ${exitCode ?? 'unknown'}`}: ${whyFailed(run)}`]),
      ...run.leftovers().map((name) => `left in TMPDIR after the next run: ${name}`),
      ...leftInCache(context.cache)
        .filter((path) => !before.includes(path))
        .map((path) => `left in the cache after the next run: ${path}`),
    ];
  });

/** What its steps failed for, in full, as nothing else of the run stays; the last line that it wrote where none has. */
const whyFailed = (run: ConfinementRun): string =>
  run
    .cases()
    .flatMap(({id, failure}) => (failure === undefined ? [] : [`step ${id}: ${failure.message}`]))
    .join('\n') ||
  (run.said.trim().split('\n').at(-1) ?? '');
