import {resolve} from 'node:path';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {RunFolder} from '../../harness/run-folder/run-folder.ts';
import {loadSteps} from '../../steps/kit/load-steps.ts';
import {selectSteps} from '../../steps/kit/select-steps.ts';
import {defaultGuest} from '../../vm/guests/debian/debian-names.ts';
import {parseDebianGuest} from '../../vm/guests/debian/parse-debian-guest.ts';
import {runFolderPrefix} from '../../vm/cache/run-folder-prefix.ts';
import {parseModule} from '../../vm/modules/confinement-module.ts';
import {bisectRevisions} from '../bisect/bisect-revisions.ts';
import {bisectSuites} from '../bisect/bisect-suites.ts';
import type {Candidate} from '../bisect/candidate.ts';
import {serviceToInspect} from '../bisect/service-to-inspect.ts';
import type {StepsSubject} from '../bisect/steps-subject.ts';
import type {Failure} from '../bisect/verdict.ts';
import type {CommandContext} from '../progress/command-context.ts';
import {ensureHostPackages} from '../setup/ensure-host-packages.ts';
import {defaultGeneration} from '../../vm/modules/default-generation.ts';

export type BisectOptions = {
  good: string;
  bad: string;
  /** Bisect the suites of the guest, not the revisions of nixpkgs. */
  systemd: boolean;
  nixpkgs?: string;
  guest?: string;
  module?: string;
  /** Folder of the steps. Default: this project's own. */
  steps?: string;
  /** Sets of steps; all without any. */
  set: readonly string[];
  /** Bisect what this service may see and do, not steps. */
  service?: string;
} & Pick<Candidate, 'accel' | 'timeoutFactor'>;

/**
 * Finds and prints where a step begins to fail, or a service to be wider than at the good end: at which commit of nixpkgs, or with `systemd` at which suite. Exit status
 * 0 when it is found, 69 when it is among commits whose units cannot be made.
 */
export const bisectCommand = async (
  steps: readonly string[],
  options: BisectOptions,
  context: CommandContext,
): Promise<number> => {
  const {good, bad, accel, timeoutFactor} = options;
  await using folder = RunFolder.create(runFolderPrefix);
  const subject =
    options.service === undefined
      ? await stepsSubject(steps, options)
      : {
          service: await serviceToInspect(options.service, {...options, numbers: steps}),
          lock: folder.file('good.lock'),
        };
  const common = {subject, accel, ...(timeoutFactor === undefined ? {} : {timeoutFactor})};
  const failures = failureLines('service' in subject ? '' : 'FAIL ');
  const {progress, signal} = context;
  const installed = async () =>
    ensureHostPackages({onProgress: (line) => progress.now('setup', line), signal});
  if (options.systemd) {
    refuse(options, ['nixpkgs', 'guest'], 'goes with revisions of nixpkgs, not with --systemd');
    const module = options.module ?? defaultGeneration;
    parseModule(module);
    await installed();
    const found = await bisectSuites({good, bad, candidate: {...common, module}}, context);
    progress.end();
    print([
      `first bad guest: ${found.suite}; the one before, ${found.good}, is good`,
      ...failures(found.verdict.failures),
    ]);
    return 0;
  }
  refuse(options, ['module'], 'goes with --systemd; the module of each revision is tried');
  const guest = options.guest ?? defaultGuest;
  parseDebianGuest(guest);
  const nixpkgs = resolve(options.nixpkgs ?? '.');
  await installed();
  const {first, candidates, entries} = await bisectRevisions(
    {nixpkgs, good, bad, candidate: {...common, guest}},
    context,
  );
  progress.end();
  const tried = (kind: string) => entries.filter(({verdict}) => verdict?.kind === kind).length;
  const counts = `tried: ${tried('good')} good, ${tried('bad')} bad, ${tried('skip')} skipped as their units could not be made`;
  if (first === undefined) {
    print([
      'the first bad commit is one of these; the units of all but the first could not be made:',
      ...candidates,
      '',
      counts,
    ]);
    return 69;
  }
  print([
    `first bad commit: ${candidates[0] ?? ''}`,
    ...failures(first.verdict?.kind === 'bad' ? first.verdict.failures : []),
    '',
    counts,
  ]);
  return 0;
};

const stepsSubject = async (
  steps: readonly string[],
  options: Pick<BisectOptions, 'steps' | 'set'>,
): Promise<StepsSubject> => {
  const selected = selectSteps(await loadSteps(options.steps), steps, [], options.set);
  return {
    // By their numbers, whatever the project's configuration selects.
    steps: selected.map(({number}) => String(number)),
    // Who names a known regression asks where it begins; else it is no news.
    regressionsAreBad: steps.length > 0 || options.set.length > 0,
    // Git starts what tries a commit in another folder.
    ...(options.steps === undefined ? {} : {stepsFolder: resolve(options.steps)}),
  };
};

const refuse = (options: BisectOptions, names: readonly ('nixpkgs' | 'guest' | 'module')[], why: string) => {
  for (const name of names) {
    if (options[name] !== undefined) {
      throw new UsageError(`--${name} ${options[name]}: ${why}`);
    }
  }
};

const failureLines =
  (mark: string) =>
  (failures: readonly Failure[]): string[] =>
    failures.flatMap(({title, message}) => [
      '',
      `${mark}${title}`,
      ...message
        .trimEnd()
        .split('\n')
        .map((line) => `    ${line}`),
    ]);

const print = (lines: readonly string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`);
};
