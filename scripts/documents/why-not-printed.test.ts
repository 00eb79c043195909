import test from 'ava';
import {whyNotPrinted} from './why-not-printed.ts';

const output = [
  '[   0.1 s] debian:trixie: restore',
  'web.service on debian:trixie: systemd 257.13-1~deb13u1, Linux 6.12.118+deb13-cloud-amd64',
  'one  1',
  'two  2',
  '',
  'results: test-results/20261124T064751Z-zayc',
  '',
].join('\n');

test('a sample is what is printed, but for what differs from run to run', (t) => {
  for (const sample of [
    ['…'],
    ['…', 'two 2', '…'],
    [
      '…',
      'web.service on …: systemd 258, Linux 7',
      'one    1',
      '…',
      'results: test-results/20200101T000000Z-aaaa',
    ],
    ['[  12 s] debian:trixie: restore', '…'],
  ]) {
    t.is(whyNotPrinted(sample, output), undefined, sample.join('\n'));
  }
  t.is(whyNotPrinted([], ''), undefined);
});

test('what is not printed is told by its line, and so is what is left out', (t) => {
  for (const [sample, told] of [
    [['…', 'three 3', '…'], /^it does not print: three 3\n/],
    [['…', 'two 2', 'one 1', '…'], /^it does not print: one 1\n/],
    [['…', 'one 1'], /^it prints more than that\n/],
    [[], /^it prints more than that\n/],
    [['…', 'one.1', '…'], /^it does not print: one\.1\n/],
  ] as const) {
    t.regex(whyNotPrinted(sample, output) ?? '', told);
  }
});
