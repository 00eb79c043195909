import test from 'ava';
import {drawPage} from './draw-page.ts';
import {sampleRows} from './fixtures/sample-rows.ts';
import {sampleSitting} from './fixtures/sample-sitting.ts';
import {sittingOf} from './sitting-of.ts';
import {summarise} from './summarise.ts';

const report = {
  startedAt: '2026-11-24T05:35:22.000Z',
  runs: 3,
  facts: {host: '2 processors, load 2.0 at the start', qemu: '7.2 & <script>alert(1)</script>'},
  rows: summarise(sampleRows()),
};
const page = drawPage(report, [
  sampleSitting(22, {boot: 20_000, gone: 7}),
  sittingOf({...report, facts: {...report.facts, accelerator: 'tcg: no KVM'}}, '<b>"dirty"</b>'),
]);

test('it has the chart of this sitting, and a trend and a column of figures for each thing that was ever measured', (t) => {
  // Of six rows one was not measured, and there was another one before.
  t.is([...page.matchAll(/<svg /g)].length, 1 + 6);
  for (const words of [
    '<li><svg',
    'aria-label="cold boot: 18.0 s in the newest of 2 sittings, 20.0 s in the oldest, at most 20.0 s"',
    '<th scope="col">cold boot</th>',
    '<th scope="row">2026-11-22 05:35 UTC, commit c0ffee22</th><td>20.0 s</td>',
    '<h2>The last 2 sittings</h2>',
  ]) {
    t.true(page.includes(words), words);
  }
});

test('nothing is fetched or executed for it, whatever was measured on', (t) => {
  t.regex(
    page,
    /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src (?:'sha256-[\w+/=]+' ?){2}">/,
  );
  t.notRegex(page, /<(?:script|link|img|iframe|b)\b|url\(|@import|\son\w+=/);
  t.deepEqual(
    [...page.matchAll(/https?:[^"]*/g)]
      .map(([url]) => url)
      .filter((url) => url !== 'http://www.w3.org/2000/svg'),
    [],
  );
});
