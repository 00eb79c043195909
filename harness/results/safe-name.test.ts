import test from 'ava';
import {safeName} from './safe-name.ts';

const cases: [text: string, expected: string][] = [
  ['debian:trixie × 2025', 'debian-trixie-2025'],
  ['test6@0.service', 'test6@0.service'],
  ['../../etc/passwd', 'etc-passwd'],
  ['..', 'unnamed'],
  ['', 'unnamed'],
  ['.hidden', 'hidden'],
  ['-rf', 'rf'],
  ['ümlaut\0\n', 'u-mlaut'],
  ['x'.repeat(300), 'x'.repeat(120)],
];

for (const [text, expected] of cases) {
  test(`${JSON.stringify(text).slice(0, 40)} becomes ${expected.slice(0, 40)}`, (t) => {
    t.is(safeName(text), expected);
  });
}
