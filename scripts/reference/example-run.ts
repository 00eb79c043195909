import type {RunRecord} from '../../harness/results/run-record.ts';

/** A run with a case of each outcome that has a form of its own in the reports; the reference shows what they make of it. */
export const exampleRun: RunRecord = {
  command: ['confinement', 'test'],
  startedAt: '2026-11-24T05:35:22.123Z',
  endedAt: '2026-11-24T05:35:30.623Z',
  durationMs: 8500,
  exitStatus: 1,
  host: {node: 'v20.19.0', cpus: '2'},
  phases: [{name: 'setup', startedAt: '2026-11-24T05:35:22.123Z', durationMs: 20}],
  suites: [
    {
      id: 'debian:trixie 2025',
      name: 'debian:trixie 2025',
      properties: {guest: 'debian:trixie', module: '2025', systemd: '257.13-1~deb13u1'},
      cases: [
        {
          id: '5',
          name: 'symlinks are there',
          set: 'seed',
          file: 'steps/seed/05-symlinks.ts',
          line: 4,
          status: 'passed',
          startedAt: '2026-11-24T05:35:24.000Z',
          durationMs: 1800,
          artifacts: [],
        },
        {
          id: '12',
          name: 'the service has its own /tmp',
          file: 'my-steps/12-own-tmp.ts',
          line: 3,
          status: 'failed',
          startedAt: '2026-11-24T05:35:24.000Z',
          durationMs: 900,
          failure: {
            name: 'CheckError',
            message:
              'command:  test -e /tmp/outside\nexpected: an exit status other than 0\nactual:   exit status 0',
            line: 7,
            rerun: 'npx confinement test 12 --steps my-steps',
            shell: 'npx confinement shell 12 --steps my-steps',
          },
          artifacts: ['debian-trixie-2025/12/transcript.txt'],
        },
        {
          id: '55',
          name: 'instances share no root',
          set: 'regressions',
          status: 'reproduced',
          startedAt: '2026-11-24T05:35:26.000Z',
          durationMs: 700,
          regression: {broke: 'all instances of a template share one root', where: 'generation 2024'},
          failure: {message: 'exit status 127: command not found'},
          artifacts: [],
        },
      ],
    },
  ],
};
