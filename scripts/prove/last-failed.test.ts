import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import type {CaseStatus, RunRecord} from '../../harness/results/run-record.ts';
import {loadSteps} from '../../steps/kit/load-steps.ts';
import {parseGuest} from '../../vm/guests/parse-guest.ts';
import {parseModule} from '../../vm/modules/confinement-module.ts';
import {lastFailed} from './last-failed.ts';
import {planSuites} from './plan-suites.ts';

const steps = (await loadSteps()).slice(0, 7);
const guests = ['debian:bookworm', 'debian:trixie'].map((text) => parseGuest(text));
const plan = planSuites(guests, [parseModule('2025')], steps);

const runOf = (suites: Readonly<Record<string, readonly CaseStatus[]>>): RunRecord => ({
  command: [],
  startedAt: '2026-11-24T05:35:22.123Z',
  host: {},
  phases: [],
  suites: Object.entries(suites).map(([name, statuses]) => ({
    id: name,
    name,
    properties: {},
    cases: statuses.map((status, index) => ({id: String(index + 1), name: 'x', status, artifacts: []})),
  })),
});

test('what failed, met an error or did not come to its end is proved again, on its guest', (t) => {
  const run = runOf({
    'debian:bookworm 2025': ['passed', 'reproduced', 'does-not-apply', 'skipped'],
    'debian:trixie 2025': ['passed', 'failed', 'error', 'running', 'pending', 'reproduced'],
  });
  t.deepEqual(
    lastFailed(plan, run, 'r').map(({guest, steps: own}) => [guest.name, own.map(({number}) => number)]),
    [['debian:trixie', [2, 3, 4, 5]]],
  );
});

test('when nothing failed, or only what is not asked for, it is told in one line', (t) => {
  t.throws(() => lastFailed(plan, runOf({'debian:trixie 2025': ['passed']}), 'r'), {
    instanceOf: UsageError,
    message: '--last-failed: nothing failed in r',
  });
  t.throws(() => lastFailed(plan, runOf({'debian:forky 2024': ['passed', 'failed', 'error']}), 'r'), {
    instanceOf: UsageError,
    message:
      '--last-failed: what failed in r is not among what this command proves; there failed debian:forky 2024: 2, 3',
  });
});
