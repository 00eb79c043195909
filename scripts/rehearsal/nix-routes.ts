import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {buildVmLink} from './build-vm-link.ts';
import {limits} from './limits.ts';
import type {Route} from './route.ts';
import {runConfinement} from './run-confinement.ts';
import {runNix} from './run-nix.ts';
import {templateRoute} from './template-route.ts';

const flake = fileURLToPath(new URL('../../vm/nixos', import.meta.url));
const project = fileURLToPath(new URL('../..', import.meta.url));

/** The routes on which Nix builds, and mostly proves, without us. */
export const nixRoutes: readonly Route[] = [
  {
    name: 'nixos-path',
    async run(options, signal) {
      const folder = await mkdtemp(join(tmpdir(), 'rehearsal-'));
      try {
        const link = join(folder, 'result');
        const configuration = join(flake, 'configuration.nix');
        await buildVmLink({configuration, nixpkgs: options.nixpkgs, link, signal});
        return await runConfinement({
          args: ['test', '--guest', `nixos:${link}`, ...limits(options)],
          shows: /\d+ passed, 0 failed/,
          signal,
        });
      } finally {
        await rm(folder, {recursive: true, force: true});
      }
    },
  },
  {
    name: 'flake-check',
    async run(options, signal) {
      await runNix(['flake', 'check', '--print-build-logs', `path:${project}?dir=vm/nixos`], options, signal);
      return 'the check is built';
    },
  },
  {
    name: 'hydra-job',
    async run(options, signal) {
      const job = `path:${project}?dir=vm/nixos#hydraJobs.step-7.x86_64-linux`;
      await runNix(['build', '--no-link', '--print-build-logs', job], options, signal);
      return 'the job is built';
    },
  },
  templateRoute(project),
];
