import {mkdir} from 'node:fs/promises';
import {setTimeout as delay} from 'node:timers/promises';
import {PacedWrites} from '../../harness/results/paced-writes.ts';
import {writeRun} from '../../harness/results/write-run.ts';
import type {RowPlan} from './benchmark-report.ts';
import type {Measurement} from './measurement.ts';
import {recordOf} from './record-of.ts';

/** How many cases the run has. */
const counts = [50, 500];

/** Writes that are waited for, and milliseconds from one change to the next: more come in no run of ours. */
const writesPerRun = 3;
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
      each: writesPerRun,
    })),
    ...counts.map((count): RowPlan => ({
      id: rowsOf(count).share,
      title: `of the time of a run of ${count} cases`,
      section: 'Writing the results: its share',
      unit: '%',
      each: 1,
    })),
  ],
  async measure({workspace, runs, say, signal}, add) {
    for (const count of counts) {
      const rows = rowsOf(count);
      const folder = workspace.run.file(`writing-${count}`);
      await mkdir(folder);
      const record = recordOf(count);
      for (let run = 1; run <= runs; run++) {
        say(`writing the results of ${count} cases, ${run} of ${runs}`);
        let wroteMs = 0;
        let times = 0;
        const writes = new PacedWrites(
          () => {
            const startedAt = performance.now();
            writeRun(folder, record);
            wroteMs += performance.now() - startedAt;
            times += 1;
          },
          () => performance.now(),
        );
        const startedAt = performance.now();
        // The next one would begin where the last pause ends.
        while (times <= writesPerRun) {
          writes.request();
          await delay(changeMs, undefined, {signal});
        }
        const wholeMs = performance.now() - startedAt;
        add(rows.write, wroteMs / times);
        add(rows.share, (100 * wroteMs) / wholeMs);
      }
    }
  },
};
