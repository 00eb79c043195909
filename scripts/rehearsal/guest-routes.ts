import {once} from 'node:events';
import type {ConfinementRun} from '../testing/confinement-run.ts';
import {limits} from './limits.ts';
import type {RehearsalOptions} from './rehearsal-options.ts';
import type {Route} from './route.ts';
import {runConfinement} from './run-confinement.ts';

const nixos = (options: RehearsalOptions): string[] => [
  ...['--guest', 'nixos', '--nixpkgs', options.nixpkgs],
  ...limits(options),
];

/** Resolves when standard output has shown this, or the run has ended without. */
const shown = async (run: ConfinementRun, text: string): Promise<void> => {
  let said = '';
  const enough = new AbortController();
  run.process.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.includes(text)) {
      enough.abort();
    }
  });
  await Promise.race([once(enough.signal, 'abort'), run.process]);
};

/** The routes on which we build the NixOS. */
export const guestRoutes: readonly Route[] = [
  {
    name: 'nixos',
    run: async (options, signal) =>
      runConfinement({args: ['test', ...nixos(options)], shows: /\d+ passed, 0 failed/, signal}),
  },
  {
    name: 'nixos-cold',
    run: async (options, signal) =>
      runConfinement({
        args: ['test', '--cold', ...nixos(options)],
        shows: /\d+ passed, 0 failed/,
        signal,
      }),
  },
  {
    name: 'services',
    run: async (options, signal) =>
      runConfinement({
        // Steps with further services, open instances and refusals, as a user writes them in a folder of their own.
        args: ['test', '--steps', 'scripts/prove/fixtures/unit-steps', '--jobs', '1', ...nixos(options)],
        shows: /7 passed, 0 failed/,
        signal,
      }),
  },
  {
    name: 'flake-reference',
    run: async (options, signal) =>
      runConfinement({
        args: ['test', '7', '--guest', 'nixos', '--nixpkgs', `path:${options.nixpkgs}`, ...limits(options)],
        shows: /1 passed, 0 failed/,
        signal,
      }),
  },
  {
    name: 'isolate',
    run: async (options, signal) =>
      runConfinement({
        args: ['test', '7', '8', '--isolate', ...nixos(options)],
        shows: /2 passed, 0 failed/,
        signal,
      }),
  },
  {
    name: 'watch',
    run: async (options, signal) =>
      runConfinement({
        args: ['test', '7', '--watch', ...nixos(options)],
        exitStatus: 130,
        shows: /1 passed, 0 failed/,
        signal,
        meanwhile: async (run) => {
          await shown(run, '1 passed');
          run.process.kill('SIGINT');
        },
      }),
  },
  {
    name: 'boot',
    run: async (options, signal) =>
      runConfinement({
        args: ['boot', ...nixos(options)],
        exitStatus: 130,
        shows: /systemd \S+, \w+, is up/,
        signal,
        meanwhile: async (run) => {
          await shown(run, 'in the guest:');
          run.process.kill('SIGINT');
        },
      }),
  },
  {
    name: 'shell',
    run: async (options, signal) =>
      runConfinement({
        args: ['shell', '7', ...nixos(options)],
        input: 'echo "$((6 * 7)) inside"\nexit\n',
        // The end of its output: the trailer of a step's server is not for people.
        shows: /42 inside\n(?![^]*exit-status:)/,
        signal,
      }),
  },
  {
    name: 'bisect',
    run: async (options, signal) =>
      runConfinement({
        args: ['bisect', '7', '--good', 'a', '--bad', 'b', '--guest', 'nixos', '--nixpkgs', options.nixpkgs],
        exitStatus: 2,
        shows: /--guest nixos: no such guest; allowed: debian\S*/,
        signal,
      }),
  },
];
