import test from 'ava';
import type {MeasuredRow} from './benchmark-report.ts';
import {drawChart} from './draw-chart.ts';
import {sampleRows} from './fixtures/sample-rows.ts';
import {summarise} from './summarise.ts';

const svg = drawChart({
  startedAt: '2026-11-24T05:35:22.000Z',
  runs: 3,
  facts: {host: '2 processors', qemu: '7.2 & <more>'},
  rows: summarise(sampleRows()),
});

/** Widths of the bars of a class, from the top. */
const widths = (name: string): number[] =>
  [...svg.matchAll(new RegExp(`<rect class="${name}" [^>]* width="(?<width>[\\d.]+)"`, 'g'))].map(
    ({groups}) => Number(groups?.width),
  );

test('a bar for each row that was measured, as long as its median to the scale of its section', (t) => {
  const [boot = 0, restore = 0, nc = 0, pss = 0, ...more] = widths('bar');
  const [floor = 0, ...others] = widths('floor');
  t.deepEqual([more, others], [[], []]);
  t.true(Math.abs(boot / restore - 18_000 / 620) < 0.3);
  t.true(Math.abs(nc / floor - 175 / 110) < 0.01);
  t.true(Math.max(boot, pss) <= 330);
});

test('values, ratios, failures and what it was measured on are there in words', (t) => {
  for (const words of [
    '>18.0 s<',
    '>620 ms · 29.0 × faster than a boot<',
    '>110 ms<',
    '>175 ms · failed: QEMU died: &lt;killed&gt;<',
    '>failed: no verdict within 120 s<',
    '>100 MiB<',
    '>host: 2 processors · qemu: 7.2 &amp; &lt;more&gt; · measured 2026-11-24 05:35 UTC<',
  ]) {
    t.true(svg.includes(words), words);
  }
});

test('what takes longer than a boot is not called faster', (t) => {
  const [boot, restore] = sampleRows();
  const rows = summarise([
    {...boot, samples: [10_000]},
    {...restore, samples: [25_000]},
  ] as MeasuredRow[]);
  const chart = drawChart({startedAt: '2026-11-24T05:35:22.000Z', runs: 1, facts: {}, rows});
  t.true(chart.includes('>25.0 s · 2.5 × as long as a boot<'));
});

test('nothing measured at all is a chart too', (t) => {
  const rows = sampleRows().map((row) => ({...row, samples: [], failure: 'no QEMU'}));
  const empty = drawChart({startedAt: '2026-11-24T05:35:22.000Z', runs: 3, facts: {}, rows});
  t.regex(empty, /^<svg [^]*<\/svg>\n$/);
  t.false(/NaN|Infinity|undefined/.test(empty));
});
