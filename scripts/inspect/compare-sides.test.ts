import test from 'ava';
import {sampleInspection, sampleService} from '../../vm/inspect/testing/sample-inspection.ts';
import type {ExposureDocument} from '../../vm/probe/exposure-document.ts';
import {sampleDocument} from '../../vm/probe/testing/sample-document.ts';
import {compareSides} from './compare-sides.ts';
import {inspectionStatus} from './inspection-status.ts';

const open = sampleService('a.service', {
  calls: {...sampleDocument().calls, mount: 'allowed'} as ExposureDocument['calls'],
});
const closed = sampleService('a.service');

test('services are compared with themselves on another guest', (t) => {
  const first = sampleInspection([closed, closed], 'debian:bookworm');
  const compared = compareSides(first, sampleInspection([open, closed]));
  t.like(compared.comparison, {was: 'debian:bookworm', is: 'debian:trixie'});
  t.deepEqual(
    compared.comparison.services.map(({differences}) => differences.map(({subject}) => subject)),
    [['can mount'], []],
  );
  t.is(inspectionStatus(first, compared), 1);
  t.is(inspectionStatus(first, compareSides(sampleInspection([open]), sampleInspection([closed]))), 0);
});

test('a service is compared with another, by their files', (t) => {
  const both = sampleInspection([closed, {...open, files: ['./new/a.service']}]);
  const compared = compareSides(both, undefined);
  t.like(compared.comparison, {was: './a.service', is: './new/a.service'});
  t.is(compared.comparison.services.length, 1);
  t.is(inspectionStatus(both, compared), 1);
});

test('what was relaxed is compared under a name that says so', (t) => {
  const relaxed = {...open, relaxed: [{directive: 'PrivateTmp', value: 'yes', at: ''}]};
  const itself = compareSides(sampleInspection([relaxed, closed]), undefined);
  t.like(itself.comparison, {was: './a.service without PrivateTmp=', is: './a.service'});
  t.is(inspectionStatus(sampleInspection([relaxed, closed]), itself), 0);
  const guests = compareSides(sampleInspection([relaxed]), sampleInspection([relaxed]));
  t.deepEqual(
    guests.comparison.services.map(({name}) => name),
    ['a.service without PrivateTmp='],
  );
});

test('the line that was inspected is told on both sides', (t) => {
  const line = {...closed, exec: {...closed.exec, kind: 'ExecStop'}} as const;
  const {comparison} = compareSides(
    sampleInspection([line, {...line, files: ['./new/a.service']}]),
    undefined,
  );
  t.like(comparison, {was: './a.service ExecStop=', is: './new/a.service ExecStop='});
  t.is(comparison.services[0]?.name, 'a.service ExecStop=');
});

test('what could not be seen on one side is told, and is no comparison', (t) => {
  const problem = {name: 'a.service', problem: 'has no such service'};
  const compared = compareSides(sampleInspection([closed]), sampleInspection([problem]));
  t.deepEqual(compared.problems, [problem]);
  t.deepEqual(compared.comparison.services, []);
  t.is(inspectionStatus(sampleInspection([closed]), compared), 2);
});

test('without a comparison what is not in force decides', (t) => {
  const verdict = {
    directive: 'X',
    value: '',
    subject: 'identity',
    state: 'not in force',
    checks: [],
    at: '',
  } as const;
  const broken = sampleInspection([{...closed, verdicts: [verdict]}]);
  t.is(inspectionStatus(broken, undefined), 1);
  t.is(inspectionStatus(broken, compareSides(broken, broken)), 0);
  t.is(inspectionStatus(sampleInspection([closed]), undefined), 0);
});
