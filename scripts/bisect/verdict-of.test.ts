import test from 'ava';
import type {CaseRecord} from '../../harness/results/run-record.ts';
import {verdictOf} from './verdict-of.ts';

const run = (...cases: Pick<CaseRecord, 'status' | 'failure'>[]) => ({
  suites: [
    {
      id: 's',
      name: 's',
      properties: {},
      cases: cases.map((each, index) => ({id: String(index + 1), name: 'x', artifacts: [], ...each})),
    },
  ],
});

const asked = {regressionsAreBad: true};
const news = {regressionsAreBad: false};

test('a step that fails makes a candidate bad, and says why', (t) => {
  for (const options of [asked, news]) {
    t.deepEqual(
      verdictOf(run({status: 'passed'}, {status: 'skipped'}, {status: 'does-not-apply'}), options),
      {
        kind: 'good',
      },
    );
    t.deepEqual(verdictOf(run({status: 'passed'}, {status: 'failed', failure: {message: 'no'}}), options), {
      kind: 'bad',
      failures: [{title: '2 x', message: 'no'}],
    });
  }
});

test('a known regression makes it bad only when it was asked for', (t) => {
  const reproduced = run({status: 'reproduced', failure: {message: 'gone'}});
  t.deepEqual(verdictOf(reproduced, asked), {kind: 'bad', failures: [{title: '1 x', message: 'gone'}]});
  t.deepEqual(verdictOf(reproduced, news), {kind: 'good'});
});

test('one that no longer reproduces makes it good', (t) => {
  const mended = run({status: 'failed', failure: {name: 'NoLongerReproducesError', message: 'holds'}});
  t.deepEqual(verdictOf(mended, asked), {kind: 'good'});
});
