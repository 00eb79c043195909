import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {CommandError} from '../../harness/process/command-error.ts';
import {run} from '../../harness/process/run.ts';
import {readRun} from '../../harness/results/read-run.ts';
import {loadSteps} from '../../steps/kit/load-steps.ts';
import {parseDebianGuest} from '../../vm/guests/debian/parse-debian-guest.ts';
import {debianImage} from '../../vm/guests/debian/image/debian-image.ts';
import {Workspace} from '../../vm/workspace/workspace.ts';
import {parseModule} from '../../vm/modules/confinement-module.ts';
import {buildUnits} from '../../vm/units/build-units.ts';
import {commandFile} from '../project/project.ts';
import type {Candidate} from './candidate.ts';
import type {StepsSubject} from './steps-subject.ts';
import type {TryOptions} from './try-options.ts';
import {verdictOf} from './verdict-of.ts';
import type {Verdict} from './verdict.ts';

/** A candidate with steps that are to be proved. */
type Asked = Omit<Candidate, 'subject'> & StepsSubject;

/**
 * Proves the steps of a candidate with `confinement test`, whose results stay in test-results/. First the units are
 * made: where that fails, the candidate says nothing about them.
 *
 * @throws MachineryError when the steps cannot be proved for another reason.
 */
export const trySteps = async (candidate: Asked, options: TryOptions): Promise<Verdict> => {
  const {guest, module, steps, accel, timeoutFactor, stepsFolder} = candidate;
  const reason = await whyNoUnits(candidate, options);
  if (reason !== undefined) {
    return {kind: 'skip', reason};
  }
  const {stdout} = await run(
    process.execPath,
    [
      commandFile,
      'test',
      ...steps,
      `--guest=${guest}`,
      `--module=${module}`,
      `--accel=${accel}`,
      ...(timeoutFactor === undefined ? [] : [`--timeout-factor=${timeoutFactor}`]),
      ...(stepsFolder === undefined ? [] : [`--steps=${stepsFolder}`]),
      // Whatever a CI system says of shards: here every step counts.
      '--shard=1/1',
    ],
    {onLine: options.onLine, signal: options.signal, deathSignal: 'TERM'},
  ).then(
    (ended) => ended,
    (error: unknown) => {
      options.signal.throwIfAborted();
      if (error instanceof CommandError && error.commandStatus === 1) {
        return error;
      }
      throw new MachineryError(`the steps could not be proved: ${(error as Error).message}`, {cause: error});
    },
  );
  const folder = /^results: (?<folder>.+)$/m.exec(stdout)?.groups?.folder ?? '';
  return verdictOf(readRun(folder), candidate);
};

/** Why the units of the candidate cannot be made; undefined when they can. */
const whyNoUnits = async (
  {guest, module, stepsFolder}: Asked,
  {onLine, signal}: TryOptions,
): Promise<string | undefined> => {
  await using workspace = await Workspace.open({acceleration: 'auto', onProgress: onLine, signal});
  const image = await debianImage(workspace, parseDebianGuest(guest).suite);
  const options = {
    rootfs: image.programs,
    store: workspace.cache.store,
    module: parseModule(module).source,
    steps: await loadSteps(stepsFolder),
    onProgress: onLine,
    signal,
  };
  try {
    await buildUnits(options);
    return undefined;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof UsageError || error instanceof MachineryError) {
      return error.message.split('\n')[0] ?? '';
    }
    throw error;
  }
};
