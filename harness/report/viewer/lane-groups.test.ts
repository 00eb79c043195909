import test from 'ava';
import {sampleRun} from '../../results/fixtures/sample-run.ts';
import {laneGroups} from './lane-groups.ts';

test('phases of the run stand above those of each suite with its steps', (t) => {
  const groups = laneGroups(sampleRun(), 0);
  t.deepEqual(
    groups.map(({title, lanes}) => [title, ...lanes.map(({kind, bars}) => `${bars.length} ${kind}`)]),
    [
      ['run', '1 phase'],
      ['debian:trixie × 2025', '1 phase', '1 step', '1 step', '1 step'],
    ],
  );
});

test('what has no end lasts until that of the run', (t) => {
  const startedAt = '2026-11-24T05:35:22.000Z';
  const end = Date.parse(startedAt) + 5000;
  const groups = laneGroups({...sampleRun(), suites: [], phases: [{name: 'boot', startedAt}]}, end);
  t.deepEqual(groups[0]?.lanes[0]?.bars, [
    {kind: 'phase', label: 'boot', from: end - 5000, to: end, isOpen: true},
  ]);
});

test('phases of machines that single steps have stand beside each other, and lead to the step', (t) => {
  const startedAt = '2026-11-24T05:35:22.000Z';
  const from = Date.parse(startedAt);
  const phases = ['5', '6'].map((id) => ({
    name: 'restore',
    suite: 'a',
    case: id,
    startedAt,
    durationMs: 10,
  }));
  const [, group] = laneGroups({...sampleRun(), phases}, 0);
  t.deepEqual(
    group?.lanes.slice(0, 2).map(({bars}) => bars),
    ['5', '6'].map((id) => [
      {kind: 'phase', label: `restore for ${id}`, from, to: from + 10, suite: 'a', case: id},
    ]),
  );
});
