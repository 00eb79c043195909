import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {ConfinementRun} from '../testing/confinement-run.ts';
import {limits} from './limits.ts';
import {patienceMs} from './patience-ms.ts';
import type {Route} from './route.ts';
import {runConfinement} from './run-confinement.ts';

const phases: Readonly<Record<string, (run: ConfinementRun) => Promise<void>>> = {
  vm: async (run) => run.isIn('vm'),
  boot: async (run) => run.isIn('boot'),
  steps: async (run) => run.proves(),
};

/** The ends that a run may come to from outside, in each of its phases: nothing of it may be left. */
export const endRoutes: readonly Route[] = Object.entries(phases).flatMap(([phase, isIn]): Route[] => [
  {
    name: `ctrl-c-${phase}`,
    run: async (options, signal) =>
      runConfinement({
        args: ['test', '7', '--guest', 'nixos', '--nixpkgs', options.nixpkgs, ...limits(options)],
        exitStatus: 130,
        shows: /interrupted|not run|\d+ passed/,
        signal,
        patienceMs: patienceMs(options),
        meanwhile: async (run) => {
          await isIn(run);
          process.kill(-run.pid, 'SIGINT');
        },
      }),
  },
  {
    name: `kill-9-${phase}`,
    async run(options, signal) {
      await using run = new ConfinementRun({
        args: ['test', '7', '--guest', 'nixos', '--nixpkgs', options.nixpkgs, ...limits(options)],
        patienceMs: patienceMs(options),
      });
      await isIn(run);
      signal.throwIfAborted();
      run.process.kill('SIGKILL');
      await run.process;
      await run.isGone(10_000);
      if (run.record().endedAt !== undefined) {
        throw new MachineryError('the run had ended before it was killed');
      }
      return 'nothing of it runs';
    },
  },
]);
