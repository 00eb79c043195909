import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {ConfinementRun} from '../testing/confinement-run.ts';
import {makeStepLast} from '../testing/make-step-last.ts';
import {limits} from './limits.ts';
import {patienceMs} from './patience-ms.ts';
import type {RehearsalOptions} from './rehearsal-options.ts';
import type {Route} from './route.ts';
import {runConfinement} from './run-confinement.ts';

type Phase = {readonly flags: readonly string[]; readonly isIn: (run: ConfinementRun) => Promise<void>};

const phases: Readonly<Record<string, Phase>> = {
  // Of a guest that is restored neither lasts.
  vm: {flags: ['--cold'], isIn: async (run) => run.isIn('vm')},
  boot: {flags: ['--cold'], isIn: async (run) => run.isIn('boot')},
  steps: {flags: [], isIn: async (run) => run.proves()},
};

const proving7 = (flags: readonly string[], options: RehearsalOptions): string[] => [
  ...['test', '7', ...flags, '--guest', 'nixos', '--nixpkgs', options.nixpkgs],
  ...limits(options),
];

/** The ends that a run may come to from outside, in each of its phases: nothing of it may be left. */
export const endRoutes: readonly Route[] = Object.entries(phases).flatMap(
  ([phase, {flags, isIn}]): Route[] => [
    {
      name: `ctrl-c-${phase}`,
      run: async (options, signal) =>
        runConfinement({
          args: proving7(flags, options),
          edit: makeStepLast,
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
          args: proving7(flags, options),
          edit: makeStepLast,
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
  ],
);
