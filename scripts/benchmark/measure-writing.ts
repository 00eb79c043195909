import {mkdir} from 'node:fs/promises';
import {firstPage} from '../../harness/report/first-page.ts';
import {RunFiles} from '../../harness/results/run-files.ts';
import type {RowPlan} from './benchmark-report.ts';
import type {Measurement} from './measurement.ts';
import {recordOf} from './record-of.ts';
import {recordRun} from './record-run.ts';

/** How many cases a run has whose files are written once. */
const counts = [50, 500];

/** How often. */
const times = 5;

/** Runs whose share is told: how many cases, and seconds that they take. More cases in as short a time come in no run of ours. */
const runs = [
  {cases: 11, seconds: 10},
  {cases: 60, seconds: 40},
  {cases: 500, seconds: 120},
] as const;

/** What it costs a run to write its results as it goes, and its report. */
export const measureWriting: Measurement = {
  name: 'writing',
  rows: [
    ...counts.map((count): RowPlan => ({
      id: `write-${count}`,
      title: `results.json, junit.xml, ctrf.json of ${count} cases, once`,
      section: 'Writing the results',
      unit: 'ms',
      each: 1,
    })),
    {
      id: 'report-bundle',
      title: "the page's script bundled for the report, once in a run",
      section: 'Writing the results',
      unit: 'ms',
      each: 1,
    },
    ...runs.map(({cases, seconds}): RowPlan => ({
      id: `writing-share-${cases}`,
      title: `of a run of ${cases} cases in ${seconds} s`,
      section: 'Writing results and report: the share of the time',
      unit: '%',
      each: 1,
    })),
  ],
  // Once, however often the rest is measured: it takes three minutes.
  async measure({workspace, say, signal}, add) {
    for (const count of counts) {
      const folder = workspace.run.file(`writing-${count}`);
      await mkdir(folder);
      const record = recordOf(count);
      for (let time = 0; time < times; time += 1) {
        const startedAt = performance.now();
        new RunFiles(folder).write(record);
        add(`write-${count}`, performance.now() - startedAt);
      }
    }
    // The first time in this process, as in that of a run.
    const startedAt = performance.now();
    firstPage();
    const bundledMs = performance.now() - startedAt;
    add('report-bundle', bundledMs);
    for (const {cases, seconds} of runs) {
      say(`writing the results of ${cases} cases for ${seconds} s`);
      const forMs = seconds * 1000;
      const busyMs = await recordRun({cases, forMs, root: workspace.run.file(`runs-${cases}`), signal});
      add(`writing-share-${cases}`, (100 * (bundledMs + busyMs)) / forMs);
    }
  },
};
