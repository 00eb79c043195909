import test from 'ava';
import {mixedRun} from '../fixtures/mixed-run.ts';
import type {ReportFileBlock} from '../report-file-block.ts';
import {otherModules} from './other-modules.ts';

const block = (module: string, name: string, id = '4'): ReportFileBlock => ({
  role: 'units',
  path: `debian-trixie-${module}/${id}/${name}`,
  suite: `debian-trixie-${module}`,
  case: id,
  bytes: 1,
  data: `${module} ${name}`,
});

test('units are compared with those of another module that were come by in the same way', (t) => {
  const run = mixedRun();
  const [, suite] = run.suites;
  const built = block('2025', 'units.txt');
  const read = block('2025', 'units-read.txt');
  const files = [built, read, block('2024', 'units.txt'), block('2024', 'units.txt', '5')];
  if (suite === undefined) {
    throw new Error('the run has one suite');
  }
  const found = (of: ReportFileBlock): string[] => otherModules(run, suite, of, files).map(({data}) => data);
  t.deepEqual(found(built), ['2024 units.txt']);
  t.deepEqual(found(read), []);
  t.deepEqual(
    otherModules(run, suite, read, [...files, block('2024', 'units-read.txt')]).map(({data}) => data),
    ['2024 units-read.txt'],
  );
});
