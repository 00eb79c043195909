import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {validateStrict} from 'ctrf';
import {reportEnd} from '../../harness/report/testing/report-end.ts';
import {readXml} from '../../harness/results/fixtures/read-xml.ts';
import {readRun} from '../../harness/results/read-run.ts';
import {reportFile} from '../../harness/results/results-layout.ts';

const checks: Readonly<Record<string, (folder: string) => void>> = {
  'results.json': readRun,
  'junit.xml': (folder) => readXml(readFileSync(join(folder, 'junit.xml'), 'utf8')),
  'ctrf.json': (folder) => validateStrict(JSON.parse(readFileSync(join(folder, 'ctrf.json'), 'utf8'))),
};

/** Which files of a run's results folder are not whole, in words; those that are not there yet are none, but for the report. */
export const filesDeviations = (folder: string): string[] => [
  ...Object.entries(checks).flatMap(([name, check]) => {
    try {
      if (existsSync(join(folder, name))) {
        check(folder);
      }
      return [];
    } catch (error) {
      return [`${name} is not whole: ${(error as Error).message}`];
    }
  }),
  ...reportDeviations(folder),
];

/** The report is there from the beginning, and says that the run came to its end only when the results do. */
const reportDeviations = (folder: string): string[] => {
  try {
    const end = reportEnd(readFileSync(join(folder, reportFile), 'utf8'));
    return end !== undefined && endOf(folder) !== end
      ? [`${reportFile} says that the run ended at ${end}, and its results do not`]
      : [];
  } catch (error) {
    return [`${reportFile} is not whole: ${(error as Error).message}`];
  }
};

const endOf = (folder: string): string | undefined => {
  try {
    return readRun(folder).endedAt;
  } catch {
    // Told above.
    return undefined;
  }
};
