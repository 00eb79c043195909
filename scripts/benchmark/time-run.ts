import {join} from 'node:path';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {readRun} from '../../harness/results/read-run.ts';
import type {StartConfinementOptions} from './start-confinement.ts';
import {type WholeRun, wholeRun} from './whole-run.ts';

export type RunTimes = WholeRun & {
  /** Milliseconds from the start of the first step to the end of the last. */
  readonly stepsMs: number;
};

/**
 * Proves steps in a project.
 *
 * @throws MachineryError when they do not pass.
 */
export const timeRun = async (options: StartConfinementOptions): Promise<RunTimes> => {
  const run = await wholeRun(options);
  const {phases} = readRun(join(options.project, 'test-results', 'latest'));
  const stepsMs = phases.find(({name}) => name === 'steps')?.durationMs;
  if (stepsMs === undefined) {
    throw new MachineryError('the results of the run do not say how long the steps took');
  }
  return {...run, stepsMs};
};
