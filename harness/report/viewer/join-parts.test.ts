import test from 'ava';
import {joinParts} from './join-parts.ts';
import type {ReportPart} from '../report-part.ts';

const at = '2026-11-24T05:35:22.000Z';
const run = {command: ['tool'], startedAt: at, host: {}};
const known = {id: '1', name: 'one', artifacts: []};

test('the last state of each thing counts; commands add up', (t) => {
  const command = {command: 'ls', where: 'vm', startedAt: at, durationMs: 1, timedOut: false, output: ''};
  const parts: ReportPart[] = [
    {at, of: 'run', run},
    {at, of: 'phase', index: 0, phase: {name: 'setup', startedAt: at}},
    {at, of: 'suite', suite: {id: 's', name: 'suite', properties: {}}},
    {at, of: 'case', suite: 's', case: {...known, status: 'running'}},
    {at, of: 'command', suite: 's', case: '1', command},
    {at, of: 'phase', index: 0, phase: {name: 'setup', startedAt: at, durationMs: 3}},
    {at, of: 'case', suite: 's', case: {...known, status: 'passed'}},
    {at, of: 'suite', suite: {id: 's', name: 'suite', properties: {systemd: '257'}}},
    {at: '2026-11-24T05:35:23.000Z', of: 'run', run: {...run, host: {cpus: '2'}}},
  ];
  t.deepEqual(joinParts(parts), {
    run: {
      ...run,
      host: {cpus: '2'},
      phases: [{name: 'setup', startedAt: at, durationMs: 3}],
      suites: [
        {
          id: 's',
          name: 'suite',
          properties: {systemd: '257'},
          cases: [{...known, status: 'passed', commands: [command], subtests: []}],
        },
      ],
    },
    lastAt: '2026-11-24T05:35:23.000Z',
  });
});

test('of no parts there is no run', (t) => {
  t.is(joinParts([]).run, undefined);
});
