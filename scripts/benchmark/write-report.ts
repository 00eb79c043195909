import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {writeFileAtomic} from '../../harness/atomic/write-file-atomic.ts';
import type {BenchmarkReport} from './benchmark-report.ts';
import {drawChart} from './draw-chart.ts';

/** Writes `bench.json` and `bench.svg` in a folder, which is made where it is missing, and returns their paths. */
export const writeReport = async (report: BenchmarkReport, folder: string): Promise<string[]> => {
  await mkdir(folder, {recursive: true});
  const json = join(folder, 'bench.json');
  const svg = join(folder, 'bench.svg');
  await writeFileAtomic(json, `${JSON.stringify(report, undefined, 2)}\n`);
  await writeFileAtomic(svg, drawChart(report));
  return [json, svg];
};
