import {limits} from './limits.ts';
import type {RehearsalOptions} from './rehearsal-options.ts';
import type {Route} from './route.ts';
import {runConfinement} from './run-confinement.ts';

const login = ({identity, knownHosts, ...options}: RehearsalOptions): string[] => [
  ...(identity === undefined ? [] : ['--identity', identity]),
  ...(knownHosts === undefined ? [] : ['--known-hosts', knownHosts]),
  ...limits({...options}),
];

/** The routes to machines that run already. */
export const sshRoutes: readonly Route[] = [
  {
    name: 'ssh-deploy',
    lacks: ({ssh}) => (ssh === undefined ? 'no --ssh' : undefined),
    run: async (options, signal) =>
      runConfinement({
        args: ['test', '--deploy', '--guest', options.ssh ?? '', ...login(options)],
        shows: /\d+ passed, 0 failed/,
        signal,
      }),
  },
  {
    name: 'ssh',
    lacks: ({sshOwn}) => (sshOwn === undefined ? 'no --ssh-own' : undefined),
    run: async (options, signal) =>
      runConfinement({
        args: ['test', '--guest', options.sshOwn ?? '', ...login(options)],
        shows: /\d+ passed, 0 failed/,
        signal,
      }),
  },
];
