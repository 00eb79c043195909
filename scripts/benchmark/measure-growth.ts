import {ProjectCopy} from '../testing/project-copy.ts';
import type {RowPlan} from './benchmark-report.ts';
import {generateSteps} from './generate-steps.ts';
import type {Measurement} from './measurement.ts';
import {timeRun} from './time-run.ts';

/** How many steps there are. */
const counts = [11, 50, 500];

const rowsOf = (count: number) => ({
  first: `first-of-${count}`,
  whole: `whole-of-${count}`,
  step: `step-of-${count}`,
  memory: `memory-of-${count}`,
});

/** What runs of ever more steps cost, each with a unit and one check: it must not grow faster than their number. */
export const measureGrowth: Measurement = {
  name: 'growth',
  rows: counts.flatMap((count): RowPlan[] => {
    const {first, whole, step, memory} = rowsOf(count);
    const ofRun = {section: 'Growth: whole runs', unit: 'ms', each: 1} as const;
    return [
      {id: first, title: `${count} steps: the first run`, ...ofRun},
      {id: whole, title: `${count} steps: a warm run`, ...ofRun},
      {id: step, title: `each of ${count} steps`, section: 'Growth: one step', unit: 'ms', each: count},
      {
        id: memory,
        title: `${count} steps`,
        section: 'Growth: memory of confinement and AVA',
        unit: 'MiB',
        each: 1,
      },
    ];
  }),
  // Once, however often the rest is measured: 500 steps take minutes.
  async measure({workspace, say, signal}, add) {
    using copy = new ProjectCopy(workspace.run.path);
    for (const count of counts) {
      const row = rowsOf(count);
      const options = {
        project: copy.path,
        args: ['test', '--steps', await generateSteps(copy.path, count)],
        cache: workspace.cache.folder,
        signal,
      };
      say(`${count} steps, the first run`);
      add(row.first, (await timeRun(options)).wholeMs);
      say(`${count} steps, a warm run`);
      const {wholeMs, stepsMs, peakMiB} = await timeRun(options);
      add(row.whole, wholeMs);
      add(row.step, stepsMs / count);
      add(row.memory, peakMiB);
    }
  },
};
