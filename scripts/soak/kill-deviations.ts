import {isGood} from '../../harness/results/is-good.ts';
import type {RunRecord} from '../../harness/results/run-record.ts';
import {exitStatuses} from '../exit-status/exit-statuses.ts';
import {type VictimName, victims} from './victims.ts';

/** How a run ended of which one process was killed. */
export type KilledRun = {
  readonly victim: VictimName;
  readonly exitCode?: number | undefined;
  /** Name of the signal that ended it. */
  readonly signal?: string | undefined;
  /** What it wrote on standard error. */
  readonly said: string;
  /** Its results; absent when it had not come so far. */
  readonly record?: RunRecord | undefined;
};

/** Where the end of such a run is not as it is promised, in words. */
export const killDeviations = (run: KilledRun): string[] =>
  run.victim === 'harness' ? ofKilled(run) : ofSurvivor(run);

/** Nobody was left to tell anything: the results must not look as if the run had come to its end. */
const ofKilled = ({exitCode, signal, record}: KilledRun): string[] => [
  ...(signal === 'SIGKILL'
    ? []
    : [`ended with ${signal ?? `exit status ${exitCode ?? 'unknown'}`}, not by SIGKILL`]),
  ...(record?.endedAt === undefined || record.exitStatus === exitStatuses.proved
    ? []
    : [`its results say that it ended with exit status ${record.exitStatus ?? 'unknown'}`]),
];

const ofSurvivor = ({victim, exitCode, signal, said, record}: KilledRun): string[] => {
  const cases = record?.suites.flatMap((suite) => suite.cases) ?? [];
  if (exitCode === exitStatuses.proved) {
    // The process had done its work, or was replaced.
    const bad = cases.filter((each) => !isGood(each));
    return [
      ...(cases.length === 0 ? ['exit status 0 without a case in the results'] : []),
      ...bad.map(({id, status}) => `exit status 0, and step ${id} is ${status}`),
    ];
  }
  if (exitCode !== exitStatuses.machinery) {
    return [
      `ended with ${signal ?? `exit status ${exitCode ?? 'unknown'}`}; promised: ${exitStatuses.machinery}, or ${exitStatuses.proved} when all is proved`,
    ];
  }
  const told = [record?.error, ...cases.map(({failure}) => failure?.message), said]
    .filter((text) => text !== undefined)
    .join('\n');
  return [
    ...(victims[victim].told.test(told) ? [] : [`does not tell that ${victim} was killed`]),
    ...(record === undefined || record.exitStatus === exitStatuses.machinery
      ? []
      : [`its results say exit status ${record.exitStatus ?? 'unknown'}`]),
    ...cases
      .filter(({status}) => status !== 'error' && !isGood({status}))
      .map(({id, status}) => `step ${id} is ${status}, which the killed process says nothing of`),
  ];
};
