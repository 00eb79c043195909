import {ProjectCopy} from '../testing/project-copy.ts';
import type {Measurement} from './measurement.ts';
import {rotated} from './rotated.ts';
import {timeRun} from './time-run.ts';

const section = 'From Enter to the verdicts';

const ways = [
  {id: 'seed', title: "the eleven of nixpkgs' own test", args: ['--set', 'seed']},
  {id: 'serial', title: 'all, one after the other', args: ['--jobs', '1']},
  {id: 'concurrent', title: 'all, several at once', args: []},
  {id: 'isolated', title: 'all, a machine each', args: ['--isolate']},
] as const;

/** Warm runs: of the steps of the test that is ported, and of all, one at a time, several at once, and each on a machine of its own. */
export const measureSteps: Measurement = {
  name: 'steps',
  rows: ways.flatMap(({id, title}) => [
    {id, title, section, unit: 'ms' as const, each: 1},
    {
      id: `${id}-steps`,
      title: 'of that, the steps',
      section,
      unit: 'ms' as const,
      each: 1,
    },
  ]),
  async measure({workspace, runs, say, signal}, add) {
    using copy = new ProjectCopy(workspace.run.path);
    for (let run = 1; run <= runs; run++) {
      for (const {id, title, args} of rotated(ways, run)) {
        say(`steps, ${title}, ${run} of ${runs}`);
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
