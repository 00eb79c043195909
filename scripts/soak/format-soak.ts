import {alignColumns} from '../../harness/results/align-columns.ts';
import type {KillReport, SoakReport} from './soak-report.ts';

/** What came of a soak, for a person; final newline included. */
export const formatSoak = (report: SoakReport): string => {
  const {steps, kills, missed, seed, typicalMs} = report;
  const found = [
    ...(steps?.deviations ?? []).map((text) => `steps: ${text}`),
    ...kills.flatMap(({number, scenario, victim, process, afterMs, end, deviations}) =>
      deviations.map(
        (text) =>
          `kill ${number} (${scenario}, ${victim} after ${seconds(afterMs)}, ${end}): ${text}\n  killed: ${process}`,
      ),
    ),
  ];
  return `${[
    `seed ${seed}: ${found.length === 0 ? 'all was as it is promised' : `${found.length} ${found.length === 1 ? 'deviation' : 'deviations'}`}${report.endedAt === undefined ? '; not ended' : ''}`,
    ...(steps === undefined
      ? []
      : [
          `steps: ${Object.entries(steps.statuses)
            .map(([status, count]) => `${count} ${status}`)
            .join(
              ', ',
            )}; rate of failure below ${(100 * steps.failureBound).toFixed(2)} % (at 95 %); mean ${seconds(steps.meanMs)}, longest ${seconds(steps.longestMs)}`,
        ]),
    `undisturbed: ${Object.entries(typicalMs)
      .map(([name, durationMs]) => `${name} ${seconds(durationMs)}`)
      .join(', ')}`,
    `kills: ${kills.length}${missed === 0 ? '' : ` (${missed} more came when the run was over)`}`,
    ...(kills.length === 0 ? [] : ['', ...table(kills)]),
    ...(found.length === 0 ? [] : ['', ...found]),
  ].join('\n')}\n`;
};

const table = (kills: readonly KillReport[]): string[] =>
  alignColumns([
    ['killed', 'times', 'runs ended with', 'all gone within', 'deviations'],
    ...[...new Set(kills.map(({victim}) => victim))].sort().map((victim) => {
      const those = kills.filter((each) => each.victim === victim);
      const ends = [...new Set(those.map(({end}) => end))].sort();
      return [
        victim,
        String(those.length),
        ends.map((end) => `${end} × ${those.filter((each) => each.end === end).length}`).join(', '),
        seconds(Math.max(...those.map(({goneMs}) => goneMs))),
        String(those.reduce((sum, {deviations}) => sum + deviations.length, 0)),
      ];
    }),
  ]);

const seconds = (durationMs: number): string => `${(durationMs / 1000).toFixed(1)} s`;
