import test from 'ava';
import {formatSoak} from './format-soak.ts';
import type {KillReport, SoakReport} from './soak-report.ts';

const kill: KillReport = {
  number: 1,
  scenario: 'booted',
  victim: 'QEMU',
  process: 'qemu-system-x86_64 -nodefaults',
  afterMs: 4200,
  end: 'exit status 69',
  told: 'machine x: QEMU ended after 3 s',
  goneMs: 900,
  deviations: [],
};
const report: SoakReport = {
  startedAt: '2026-11-24T05:35:22.123Z',
  endedAt: '2026-11-24T06:35:22.123Z',
  seed: 7,
  host: {},
  typicalMs: {booted: 30_000},
  steps: {statuses: {passed: 33}, failureBound: 0.0867, meanMs: 1200, longestMs: 3400, deviations: []},
  kills: [kill, {...kill, number: 2, end: 'exit status 0', goneMs: 1500}],
  missed: 1,
};

test('a soak in which all was as it should be', (t) => {
  t.is(
    formatSoak(report),
    `seed 7: all was as it is promised
steps: 33 passed; rate of failure below 8.67 % (at 95 %); mean 1.2 s, longest 3.4 s
undisturbed: booted 30.0 s
kills: 2 (1 more came when the run was over)

killed  times  runs ended with                        all gone within  deviations
QEMU    2      exit status 0 × 1, exit status 69 × 1  1.5 s            0
`,
  );
});

test('what was otherwise is told with the kill that it came of', (t) => {
  const text = formatSoak({...report, kills: [{...kill, deviations: ['ended with exit status 1']}]});
  t.regex(text, /^seed 7: 1 deviation\n/);
  t.true(
    text.endsWith(
      '\nkill 1 (booted, QEMU after 4.2 s, exit status 69): ended with exit status 1\n  killed: qemu-system-x86_64 -nodefaults\n',
    ),
  );
});
