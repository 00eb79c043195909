import {join} from 'node:path';
import {UsageError} from '../errors/usage-error.ts';
import {addAlarms} from './add-alarms.ts';
import type {AttemptRecord, CaseRecord, PhaseRecord, RunRecord, SuiteRecord} from './run-record.ts';

/** One of the runs to merge. */
export type RunPart = {
  /** Its results folder: messages name it so, and the paths of artifacts are put below it. */
  readonly folder: string;
  readonly record: RunRecord;
};

/**
 * One run made of several, as of the shards of a CI job. Suites of one id become one when they were proved on the same
 * thing, by their properties; else both stay. What is missing never passes for success: a part that did not come to
 * its end and a shard that is not among the parts are errors of the merged run. Its exit status is the gravest.
 *
 * @param command the command line that merges
 * @param unknownStatus exit status for a part whose verdict is not known
 * @throws UsageError when a case is in two parts: which verdict counts cannot be told.
 */
export const mergeRuns = (
  parts: readonly RunPart[],
  command: readonly string[],
  unknownStatus: number,
): RunRecord => {
  const ordered = [...parts].sort((a, b) => (a.record.shard?.index ?? 0) - (b.record.shard?.index ?? 0));
  const suites: SuiteRecord[] = [];
  const phases: PhaseRecord[] = [];
  const owners = new Map<string, string>();
  for (const part of ordered) {
    const ids = new Map<string, string>();
    for (const suite of part.record.suites) {
      const cases = suite.cases.map((each) => {
        claim(owners, suite, each, part);
        const below = <Attempt extends AttemptRecord>(attempt: Attempt): Attempt => ({
          ...attempt,
          artifacts: attempt.artifacts.map((path) => join(part.folder, path)),
        });
        return {
          ...below(each),
          ...(each.reruns === undefined ? {} : {reruns: each.reruns.map(below)}),
        };
      });
      const merged = suiteFor(suites, suite);
      merged.cases.push(...cases);
      addAlarms(
        merged,
        (suite.alarms ?? []).map((alarm) => ({...alarm, file: join(part.folder, alarm.file)})),
      );
      merged.cases.sort((a, b) => a.id.localeCompare(b.id, 'en', {numeric: true}));
      ids.set(suite.id, merged.id);
    }
    phases.push(
      ...part.record.phases.map((phase) => {
        const suite = phase.suite === undefined ? undefined : ids.get(phase.suite);
        return {...phase, ...(suite === undefined ? {} : {suite})};
      }),
    );
  }
  const missing = missingShards(ordered);
  const errors = [...ordered.flatMap(partErrors), ...missing];
  const startedAt = earliest(ordered.map(({record}) => record.startedAt));
  const endedAt = latest(ordered.map(({record}) => record.endedAt ?? record.startedAt));
  return {
    command: [...command],
    startedAt,
    host: mergedHost(ordered),
    phases,
    suites,
    endedAt,
    // Clocks may have been set meanwhile: it took no less than any part.
    durationMs: Math.max(
      Date.parse(endedAt) - Date.parse(startedAt),
      ...ordered.map(({record}) => record.durationMs ?? 0),
    ),
    exitStatus: Math.max(
      ...ordered.map(({record}) => record.exitStatus ?? unknownStatus),
      missing.length === 0 ? 0 : unknownStatus,
    ),
    ...(errors.length === 0 ? {} : {error: errors.join('\n')}),
  };
};

/** Notes which part has a case. */
const claim = (
  owners: Map<string, string>,
  suite: SuiteRecord,
  {id, name}: CaseRecord,
  {folder}: RunPart,
): void => {
  const key = JSON.stringify([suite.id, id]);
  const other = owners.get(key);
  if (other !== undefined) {
    throw new UsageError(
      `${suite.name}: ${id} ${name}: is in ${other} and in ${folder}; name the folders of one run's shards, or of runs of different things`,
    );
  }
  owners.set(key, folder);
};

/** The suite that takes the cases of `suite`: one of the same thing, or a new one with an id of its own. */
const suiteFor = (
  suites: SuiteRecord[],
  {id, name, round, properties, consoleStartedAt, rerun, shell}: SuiteRecord,
): SuiteRecord => {
  const same = suites.find((each) => each.name === name && sameTexts(each.properties, properties));
  if (same !== undefined) {
    // It has several consoles now.
    delete same.consoleStartedAt;
    return same;
  }
  let free = id;
  for (let number = 2; suites.some((each) => each.id === free); number++) {
    free = `${id}-${number}`;
  }
  const made: SuiteRecord = {
    id: free,
    name,
    ...(round === undefined ? {} : {round}),
    properties: {...properties},
    ...(consoleStartedAt === undefined ? {} : {consoleStartedAt}),
    ...(rerun === undefined ? {} : {rerun}),
    ...(shell === undefined ? {} : {shell}),
    cases: [],
  };
  suites.push(made);
  return made;
};

const sameTexts = (first: Record<string, string>, second: Record<string, string>): boolean => {
  const keys = Object.keys(first);
  return keys.length === Object.keys(second).length && keys.every((key) => first[key] === second[key]);
};

const partErrors = ({folder, record}: RunPart): string[] => {
  if (record.error !== undefined) {
    return [`${folder}: ${record.error}`];
  }
  return record.endedAt === undefined ? [`${folder}: the run did not come to its end`] : [];
};

/** One line for each shard that a part speaks of and that is not among the parts. */
const missingShards = (parts: readonly RunPart[]): string[] => {
  const shards = parts.flatMap(({record}) => (record.shard === undefined ? [] : [record.shard]));
  const totals = [...new Set(shards.map(({total}) => total))];
  return totals.flatMap((total) => {
    const present = new Set(shards.filter((each) => each.total === total).map(({index}) => index));
    return Array.from({length: total}, (_, position) => position + 1)
      .filter((index) => !present.has(index))
      .map((index) => `shard ${index} of ${total} is missing`);
  });
};

/** Facts of all hosts; where they differ, all that there are. */
const mergedHost = (parts: readonly RunPart[]): Record<string, string> => {
  const names = [...new Set(parts.flatMap(({record}) => Object.keys(record.host)))];
  return Object.fromEntries(
    names.map((name) => [
      name,
      [...new Set(parts.flatMap(({record}) => record.host[name] ?? []))].sort().join(' | '),
    ]),
  );
};

const earliest = (times: readonly string[]): string => [...times].sort()[0] ?? '';

const latest = (times: readonly string[]): string => [...times].sort().at(-1) ?? '';
