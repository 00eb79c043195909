import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {LockKeeper} from '../../vm/inspect/ratchet/lock-keeper.ts';
import {sampleInspection, sampleService} from '../../vm/inspect/testing/sample-inspection.ts';
import type {Inspection} from '../../vm/inspect/service/inspection.ts';
import {keepLock} from './keep-lock.ts';
import {writeResults} from './write-results.ts';

const temporary = (t: ExecutionContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'results-'));
  t.teardown(() => rmSync(folder, {recursive: true}));
  return folder;
};

const write = (t: ExecutionContext, services: Inspection['services'], asked = services.length): string => {
  const folder = join(temporary(t), 'made/here');
  writeResults(sampleInspection(services), {folder, comparison: undefined, asked});
  return folder;
};

const reports = ['report.json', 'report.md', 'report.txt'];

test('the report is written in each of its forms, and what was seen as a lock file that holds', (t) => {
  const inspection = sampleInspection([sampleService('a.service'), sampleService('b.service')]);
  const folder = write(t, inspection.services);
  t.deepEqual(readdirSync(folder).sort(), [...reports, 'seen.lock']);
  t.like(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')), {machine: 'debian:trixie'});
  t.regex(readFileSync(join(folder, 'report.md'), 'utf8'), /^### b\.service$/m);
  t.regex(readFileSync(join(folder, 'report.txt'), 'utf8'), /^b\.service /m);
  const path = join(folder, 'seen.lock');
  const keeper = new LockKeeper({path, services: ['a.service', 'b.service'], update: false});
  t.deepEqual(
    keepLock(keeper, inspection).comparison.services.map(({differences}) => differences),
    [[], []],
  );
});

test('what a service is compared with is none of those that were asked for', (t) => {
  const folder = write(t, [sampleService('a.service'), sampleService('b.service')], 1);
  const {services} = JSON.parse(readFileSync(join(folder, 'seen.lock'), 'utf8')) as {services: object};
  t.deepEqual(Object.keys(services), ['a.service']);
});

test('there is no lock file of what is none to go by', (t) => {
  const [a, b] = [sampleService('a.service'), sampleService('b.service')];
  const relaxed = {...a, relaxed: [{directive: 'PrivateTmp', value: 'yes', at: ''}]};
  for (const services of [
    [a, {name: 'b.service', problem: 'no'}],
    [relaxed, b],
    [a, a],
  ]) {
    t.deepEqual(readdirSync(write(t, services)).sort(), reports);
  }
});

test('a folder that is none is told in one line', (t) => {
  const file = join(temporary(t), 'file');
  writeFileSync(file, '');
  t.throws(() => writeResults(sampleInspection([]), {folder: file, comparison: undefined, asked: 0}), {
    instanceOf: UsageError,
    message: /^--results \S+file: EEXIST[^\n]+; allowed: a folder$/,
  });
});
