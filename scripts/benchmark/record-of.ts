import type {CaseRecord, RunRecord} from '../../harness/results/run-record.ts';

const startedAt = '2026-11-24T05:35:22.000Z';

const caseOf = (_: unknown, index: number): CaseRecord => ({
  id: String(index + 1),
  name: `a step with a description of the usual length, number ${index + 1}`,
  set: 'seed',
  file: `steps/seed/${index + 1}-a-step.ts`,
  line: 3,
  status: 'passed',
  startedAt,
  durationMs: 1234,
  artifacts: ['transcript.txt', 'units.txt'].map((name) => `debian-trixie-2025/${index + 1}/${name}`),
  // As many, and as long, as our steps have in the mean.
  commands: Array.from({length: 6}, () => ({
    command: 'cat /etc/passwd && test ! -e /etc/shadow',
    where: `inside test${index + 1}@.service`,
    startedAt,
    durationMs: 612,
    exitStatus: 0,
    timedOut: false,
    output: 'root:x:0:0:System administrator:/root:/bin/sh\n'.repeat(6),
    expected: 'exit status 0',
    holds: true,
  })),
});

/** A run of so many cases, like those of our steps, in the middle of it. */
export const recordOf = (count: number): RunRecord => ({
  command: ['confinement', 'test'],
  startedAt,
  host: {node: '20.19.0', cpus: '2'},
  phases: [{name: 'boot', suite: 'debian-trixie-2025', startedAt, durationMs: 18_000}],
  suites: [
    {
      id: 'debian-trixie-2025',
      name: 'debian:trixie 2025',
      properties: {guest: 'debian:trixie', module: '2025', systemd: '257'},
      cases: Array.from({length: count}, caseOf),
    },
  ],
});
