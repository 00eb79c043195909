import test from 'ava';
import type {StepUnit} from '../../units/step-unit.ts';
import {refusalsOf} from './refusals-of.ts';

const step = (number: number, refusedBy?: StepUnit['refusedBy']): StepUnit => ({
  number,
  description: 'a step',
  store: {},
  service: {},
  ...(refusedBy === undefined ? {} : {refusedBy}),
});

test('only wanted steps that are to be refused and have no units are asked for, one after the other', async (t) => {
  const asked: string[] = [];
  const refusals = refusalsOf(
    {
      steps: [step(1), step(2, ['2019']), step(3, ['2019']), step(4, ['2019']), step(5, ['2019']), step(6)],
      only: [1, 2, 4, 5],
    },
    new Map([
      [1, {}],
      [5, {}],
    ]),
    async ({number}) => {
      asked.push(`${number} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      asked.push(`${number} ends`);
      return {words: `no ${number}`, startedAt: '', durationMs: 0};
    },
  );
  t.deepEqual([...refusals.keys()], [2, 4]);
  t.is((await refusals.get(4))?.words, 'no 4');
  t.deepEqual(asked, ['2 begins', '2 ends', '4 begins', '4 ends']);
});
