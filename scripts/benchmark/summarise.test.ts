import test from 'ava';
import {sampleRows} from './fixtures/sample-rows.ts';
import {summarise} from './summarise.ts';

test('medians, extremes and ratios', (t) => {
  const [boot, restore, floor, nc, watch, pss] = summarise(sampleRows());
  t.is(boot?.median, 18_000);
  t.is(boot?.min, 17_000);
  t.is(boot?.max, 19_500);
  t.is(boot?.bootRatio, undefined);
  t.is(restore?.median, 620);
  t.is(restore?.bootRatio, 18_000 / 620);
  t.is(restore?.besideRatio, undefined);
  t.is(floor?.besideRatio, undefined);
  // By neighbours: 110 to 100 and 240 to 200, whatever the third of the floor is.
  t.is(nc?.besideRatio, (1.1 + 1.2) / 2);
  t.deepEqual(watch, sampleRows()[4]);
  t.is(pss?.bootRatio, undefined);
});

test('without a boot or a floor there are no ratios to it', (t) => {
  for (const row of summarise(sampleRows().filter(({id}) => id !== 'boot' && id !== 'floor'))) {
    t.is(row.bootRatio, undefined);
    t.is(row.besideRatio, undefined);
  }
});
