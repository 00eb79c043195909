import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {writeFileAtomic} from '../../harness/atomic/write-file-atomic.ts';
import type {BenchmarkReport} from './benchmark-report.ts';
import {drawChart} from './draw-chart.ts';
import {drawPage} from './draw-page.ts';
import type {Sitting} from './sitting.ts';

/**
 * Writes `bench.json`, `bench.svg` and `bench.html` in a folder, which is made where it is missing, and returns their paths.
 *
 * @param sittings the history, the newest last, which is this one
 */
export const writeReport = async (
  report: BenchmarkReport,
  sittings: readonly Sitting[],
  folder: string,
): Promise<string[]> => {
  await mkdir(folder, {recursive: true});
  const files: Readonly<Record<string, string>> = {
    'bench.json': `${JSON.stringify(report, undefined, 2)}\n`,
    'bench.svg': drawChart(report),
    'bench.html': drawPage(report, sittings),
  };
  return Promise.all(
    Object.entries(files).map(async ([name, text]) => {
      const path = join(folder, name);
      await writeFileAtomic(path, text);
      return path;
    }),
  );
};
