import {ProjectCopy} from '../testing/project-copy.ts';
import type {Measurement} from './measurement.ts';
import {rotated} from './rotated.ts';
import {timeRun} from './time-run.ts';

const ways = [
  {id: 'serial', title: 'one after the other', args: ['--jobs', '1']},
  {id: 'concurrent', title: 'several at once', args: []},
  {id: 'isolated', title: 'a machine each', args: ['--isolate']},
] as const;

/** A warm run of all steps: one at a time, as many at once as it is by default, and each on a machine of its own. */
export const measureSteps: Measurement = {
  name: 'steps',
  rows: ways.flatMap(({id, title}) => [
    {id, title: `${title}: the whole run`, section: 'All steps', unit: 'ms' as const, each: 1},
    {id: `${id}-steps`, title: 'of that, the steps', section: 'All steps', unit: 'ms' as const, each: 1},
  ]),
  async measure({workspace, runs, say, signal}, add) {
    using copy = new ProjectCopy(workspace.run.path);
    for (let run = 1; run <= runs; run++) {
      for (const {id, title, args} of rotated(ways, run)) {
        say(`all steps, ${title}, ${run} of ${runs}`);
        const times = await timeRun({
          project: copy.path,
          args: ['test', ...args],
          cache: workspace.cache.folder,
          signal,
        });
        add(id, times.wholeMs);
        add(`${id}-steps`, times.stepsMs);
      }
    }
  },
};
