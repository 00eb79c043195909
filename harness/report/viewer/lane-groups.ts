import type {CaseRecord, PhaseRecord, RunRecord, SuiteRecord} from '../../results/run-record.ts';
import type {Bar} from './bar.ts';
import type {Lane} from './lane.ts';
import {packLanes} from './pack-lanes.ts';

/** Lanes of the run itself, or of one suite. */
export type LaneGroup = {readonly title: string; readonly lanes: readonly Lane[]};

/** All of a run for its timeline. What has not ended lasts until `end`, milliseconds since 1970. */
export const laneGroups = (run: RunRecord, end: number): LaneGroup[] => [
  {
    title: 'run',
    lanes: phaseLanes(
      run.phases.filter(({suite}) => suite === undefined),
      end,
    ),
  },
  ...run.suites.map((suite) => ({
    title: suite.name,
    lanes: [
      ...phaseLanes(
        run.phases.filter((phase) => phase.suite === suite.id),
        end,
      ),
      ...stepLanes(suite, end),
    ],
  })),
];

const phaseLanes = (phases: readonly PhaseRecord[], end: number): Lane[] =>
  packLanes(
    phases.map(({name, suite, case: of, startedAt, durationMs}): Bar => ({
      kind: 'phase',
      label: of === undefined ? name : `${name} for ${of}`,
      ...span(startedAt, durationMs, end),
      ...(suite === undefined ? {} : {suite}),
      ...(of === undefined ? {} : {case: of}),
    })),
  ).map((bars) => ({kind: 'phase', bars}));

/** Each lane of steps has one of their commands below it. */
const stepLanes = (suite: SuiteRecord, end: number): Lane[] => {
  const cases = new Map<Bar, CaseRecord>();
  for (const each of suite.cases) {
    if (each.startedAt !== undefined) {
      cases.set(
        {
          kind: 'step',
          label: `${each.id} ${each.name}`,
          ...span(each.startedAt, each.durationMs, end),
          suite: suite.id,
          case: each.id,
          status: each.status,
        },
        each,
      );
    }
  }
  return packLanes([...cases.keys()]).flatMap((bars): Lane[] => {
    const commands = bars.flatMap((bar) =>
      (cases.get(bar)?.commands ?? []).map(({command, startedAt, durationMs, holds}): Bar => ({
        kind: 'command',
        label: command,
        ...span(startedAt, durationMs, end),
        suite: suite.id,
        ...(bar.case === undefined ? {} : {case: bar.case}),
        ...(holds === false ? {isBad: true} : {}),
      })),
    );
    return [
      {kind: 'step', bars},
      ...(commands.length === 0 ? [] : [{kind: 'command' as const, bars: commands}]),
    ];
  });
};

const span = (
  startedAt: string,
  durationMs: number | undefined,
  end: number,
): Pick<Bar, 'from' | 'to' | 'isOpen'> => {
  const from = Date.parse(startedAt);
  return durationMs === undefined
    ? {from, to: Math.max(from, end), isOpen: true}
    : {from, to: from + durationMs};
};
