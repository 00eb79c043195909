import test from 'ava';
import type {Verdict} from '../judge/verdict.ts';
import {sampleInspection, sampleService} from './sample-inspection.ts';
import {wrongForms} from './wrong-forms.ts';

const broken = (value: string): Verdict => ({
  directive: 'PrivateTmp',
  value,
  subject: 'file system',
  state: 'not in force',
  checks: [],
  at: './a.service:3',
});

const formsOf = (verdicts: readonly Verdict[]): string[] =>
  wrongForms(sampleInspection([{...sampleService('a.service'), verdicts}])).map(
    (line) => line.split(':')[0] ?? '',
  );

test('what is told as it should be has nothing wrong in any form', (t) => {
  t.deepEqual(formsOf([broken('a|b')]), []);
  t.deepEqual(wrongForms(sampleInspection([{name: 'b.service', problem: 'no such user'}])), []);
});

test('what no form should have is found in each', (t) => {
  t.deepEqual(formsOf([broken('a\u001B[2J')]), ['table', 'markdown', 'report']);
  t.deepEqual(formsOf([broken(String(undefined))]), ['table', 'markdown', 'report']);
});
