import test from 'ava';
import {describeJudgement} from './describe-judgement.ts';
import type {Judgement} from './judgement.ts';
import {score} from './score.ts';

const caught: Judgement = {kind: 'caught', by: 61, why: 'exposure:\n  differs'};
const equivalent: Judgement = {kind: 'equivalent', reason: 'it is the default', asked: 2};
const survives: Judgement = {kind: 'survives', asked: 2, shown: ['step 61: uid: 0 -> 1']};
const unjudged: Judgement = {kind: 'unjudged', why: 'the guest is gone'};

test('what is equivalent counts for nothing; what is not caught is named', (t) => {
  t.is(
    score(
      new Map<string, Judgement>([
        ['a', caught],
        ['b', equivalent],
      ]),
    ),
    '1 of 1 caught, 1 equivalent',
  );
  t.is(
    score(
      new Map<string, Judgement>([
        ['a', caught],
        ['b', survives],
        ['c', unjudged],
      ]),
    ),
    '1 of 3 caught, 0 equivalent\n  survives: b\n  unjudged: c',
  );
});

test('each is told in a line, a survivor with what is seen of it', (t) => {
  t.is(describeJudgement('a', caught), 'caught      a: step 61: exposure: differs');
  t.is(describeJudgement('a', {kind: 'caught', by: 'evaluation', why: 'no'}), 'caught      a: Nix: no');
  t.is(
    describeJudgement('b', equivalent),
    'equivalent  b: it is the default (2 services see and can do what they did)',
  );
  t.is(describeJudgement('c', unjudged), 'UNJUDGED    c: the guest is gone');
  t.is(
    describeJudgement('d', survives),
    'SURVIVES    d: it is seen in 2 services\n              step 61: uid: 0 -> 1',
  );
});
