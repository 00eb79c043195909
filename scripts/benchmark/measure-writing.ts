import {mkdir} from 'node:fs/promises';
import {setTimeout as delay} from 'node:timers/promises';
import {PacedWrites} from '../../harness/results/paced-writes.ts';
import {writeRun} from '../../harness/results/write-run.ts';
import type {RowPlan} from './benchmark-report.ts';
import type {Measurement} from './measurement.ts';
import {median} from './median.ts';
import {recordOf} from './record-of.ts';

/** How many cases the run has. */
const counts = [50, 500];

/** Milliseconds that a run lasts, and from one change to the next: more come in no run of ours. */
const runMs = 30_000;
const changeMs = 20;

const rowsOf = (count: number) => ({write: `write-${count}`, share: `share-${count}`});

/** What it costs a run to write its results as it goes. */
export const measureWriting: Measurement = {
  name: 'writing',
  rows: [
    ...counts.map((count): RowPlan => ({
      id: rowsOf(count).write,
      title: `all files of ${count} cases, once`,
      section: 'Writing the results',
      unit: 'ms',
      each: 1,
    })),
    ...counts.map((count): RowPlan => ({
      id: rowsOf(count).share,
      title: `of the time of a run of ${count} cases`,
      section: 'Writing the results: its share',
      unit: '%',
      each: 1,
    })),
  ],
  // Once, however often the rest is measured: it takes a minute.
  async measure({workspace, say, signal}, add) {
    for (const count of counts) {
      const rows = rowsOf(count);
      const folder = workspace.run.file(`writing-${count}`);
      await mkdir(folder);
      const record = recordOf(count);
      say(`writing the results of ${count} cases`);
      const samples: number[] = [];
      const writes = new PacedWrites(
        () => {
          const startedAt = performance.now();
          writeRun(folder, record);
          samples.push(performance.now() - startedAt);
        },
        () => performance.now(),
      );
      const startedAt = performance.now();
      while (performance.now() - startedAt < runMs) {
        writes.request();
        await delay(changeMs, undefined, {signal});
      }
      const wroteMs = samples.reduce((sum, sample) => sum + sample, 0);
      add(rows.write, median(samples));
      add(rows.share, (100 * wroteMs) / (performance.now() - startedAt));
    }
  },
};
