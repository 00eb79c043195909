import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {validateStrict} from 'ctrf';
import {readXml} from '../../harness/results/fixtures/read-xml.ts';
import {readRun} from '../../harness/results/read-run.ts';

const checks: Readonly<Record<string, (folder: string) => void>> = {
  'results.json': readRun,
  'junit.xml': (folder) => readXml(readFileSync(join(folder, 'junit.xml'), 'utf8')),
  'ctrf.json': (folder) => validateStrict(JSON.parse(readFileSync(join(folder, 'ctrf.json'), 'utf8'))),
};

/** Which files of a run's results folder are not whole, in words; those that are not there yet are none. */
export const filesDeviations = (folder: string): string[] =>
  Object.entries(checks).flatMap(([name, check]) => {
    try {
      if (existsSync(join(folder, name))) {
        check(folder);
      }
      return [];
    } catch (error) {
      return [`${name} is not whole: ${(error as Error).message}`];
    }
  });
