import {cpus, release} from 'node:os';
import {join} from 'node:path';
import pLimit from 'p-limit';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {quote} from '../../harness/process/quote.ts';
import {qemuVersion} from '../../harness/qemu/qemu-version.ts';
import {firstPage} from '../../harness/report/first-page.ts';
import {ReportWriter} from '../../harness/report/report-writer.ts';
import {createResultsFolder} from '../../harness/results/create-results-folder.ts';
import {fatalAlarms} from '../../harness/results/fatal-alarms.ts';
import {formatSummary} from '../../harness/results/summary/format-summary.ts';
import {readRun} from '../../harness/results/read-run.ts';
import {pruneResults} from '../../harness/results/prune-results.ts';
import {Recorder} from '../../harness/results/recorder.ts';
import {reportFile} from '../../harness/results/results-layout.ts';
import type {RunRecord} from '../../harness/results/run-record.ts';
import {tap} from '../../harness/results/tap.ts';
import {safeName} from '../../harness/results/safe-name.ts';
import {loadSteps} from '../../steps/kit/load-steps.ts';
import {selectSteps} from '../../steps/kit/select-steps.ts';
import {shownPath} from '../../steps/kit/shown-path.ts';
import {checkGuests} from '../../vm/guests/check-guests.ts';
import type {Guest} from '../../vm/guests/guest/guest.ts';
import {parseGuest} from '../../vm/guests/parse-guest.ts';
import {Workspace} from '../../vm/workspace/workspace.ts';
import {parseModule} from '../../vm/modules/confinement-module.ts';
import type {StartedGuest} from '../../vm/guests/guest/started-guest.ts';
import {validateStepUnit} from '../../vm/units/validate-step-unit.ts';
import {flakeRecord} from '../flakes/flake-record.ts';
import {readKnownFlakes} from '../flakes/read-known-flakes.ts';
import type {Progress} from '../progress/progress.ts';
import {isOver} from '../prove/is-over.ts';
import {lastFailed} from '../prove/last-failed.ts';
import {type PlannedSuite, planSuites} from '../prove/plan-suites.ts';
import {resultsRoot} from '../project/project.ts';
import {printRun, type RunFormat} from '../results/print-run.ts';
import {reportTrees} from '../results/report-trees.ts';
import {proveSuite} from '../prove/prove-suite.ts';
import {rerunFailed} from '../prove/rerun-failed.ts';
import {startProver} from '../prove/start-prover.ts';
import {suiteName} from '../prove/suite-name.ts';
import {StandingBy} from '../watch/standing-by.ts';
import {setUpHost} from '../setup/set-up-host.ts';
import {describeError} from '../exit-status/describe-error.ts';
import {exitStatusOf} from '../exit-status/exit-status-of.ts';
import {exitStatuses} from '../exit-status/exit-statuses.ts';
import {ciShard} from '../options/ci-shard.ts';
import type {TestOptions} from '../options/test-options.ts';
import {parseRepeat} from '../options/parse-repeat.ts';
import {parseShard} from '../options/parse-shard.ts';

/** Run folders that are kept in test-results/. */
const keptResults = 20;

/**
 * Proves steps, writes the results, prints them on standard output, and resolves to the exit status.
 *
 * @param format what is printed of the results. Default: the summary, or TAP
 */
export const testCommand = async (
  numbers: readonly string[],
  options: TestOptions,
  {progress, signal}: {progress: Progress; signal: AbortSignal},
  format: RunFormat = options.tap ? tap : formatSummary,
): Promise<number> => {
  await using ahead = StandingBy.take();
  const guests = options.guest.map((text) => parseGuest(text, options.guestOptions));
  await checkGuests(guests, options.guestOptions);
  const shared = guests.find(({refuses}) => refuses.isolate !== undefined);
  if (options.isolate && shared !== undefined) {
    throw new UsageError(`--isolate: ${shared.refuses.isolate ?? ''}`);
  }
  const modules = options.module.map((name) => parseModule(name));
  const all = await loadSteps(options.steps);
  for (const step of all) {
    validateStepUnit(step);
  }
  const flakes =
    options.knownFlakes === undefined
      ? []
      : readKnownFlakes(
          options.knownFlakes,
          all.map(({number}) => number),
        );
  const steps = selectSteps(all, numbers, options.match, options.set);
  const shard = options.shard === undefined ? ciShard(process.env) : parseShard(options.shard);
  if (options.rerunFailed !== undefined && options.repeat !== undefined) {
    throw new UsageError('--rerun-failed: does not go with --repeat, which tells how often each step fails');
  }
  if (options.rerunFailed !== undefined && options.keep) {
    throw new UsageError('--rerun-failed: does not go with --keep, which keeps the guest of a failed step');
  }
  const repeat = options.repeat === undefined ? undefined : parseRepeat(options.repeat);
  const whole = planSuites(guests, modules, steps, shard);
  const plan = options.lastFailed ? lastFailed(whole, ...latestRun()) : whole;
  if (shard !== undefined) {
    progress.say(
      `shard ${shard.index} of ${shard.total}: ${countCases(plan)} of ${countCases(planSuites(guests, modules, steps))} cases`,
    );
  }

  const results = createResultsFolder(resultsRoot(), {files: {[reportFile]: firstPage()}});
  pruneResults(resultsRoot(), keptResults);
  const report = new ReportWriter(results, {trees: reportTrees});
  const recorder = new Recorder(results, {
    command: process.argv,
    onChange: (change, run) => report.change(change, run),
    ...(shard === undefined ? {} : {shard}),
  });
  let errors: readonly unknown[];
  try {
    await recorder.phase('setup', async () => setUpHost({progress, signal}, guests));
    const facts = hostFacts(guests);
    // It is awaited below; until then nobody hears that it has failed.
    facts.catch(() => undefined);
    await using workspace = await Workspace.open({
      acceleration: options.accel,
      ...(ahead === undefined ? {} : {ahead}),
      ...(options.timeoutFactor === undefined ? {} : {timeoutFactor: options.timeoutFactor}),
      cold: options.cold,
      onProgress: (line) => progress.now('image', line),
      onWarning: (line) => progress.say(line),
      signal,
    });
    const [first] = plan;
    // AVA takes as long to load as the guest takes to come back, so it starts before the guest's image is looked at.
    await using prover =
      first === undefined ? undefined : ((await ahead?.takeProver()) ?? (await startProver(workspace.run)));
    if (first !== undefined) {
      await prover?.begin({
        steps: first.steps,
        ...(options.steps === undefined ? {} : {stepsFolder: options.steps}),
        logFile: join(results, safeName(suiteName(first, repeat === undefined ? undefined : 1)), 'ava.log'),
        signal,
      });
    }
    recorder.addHostFacts(await facts);
    for (const guest of new Set(plan.map((suite) => suite.guest))) {
      await guest.prepare(workspace, {
        phase: async (name, work) => recorder.phase(name, work),
        say: (line) => progress.say(line),
      });
    }
    progress.done('image');
    // A suite that isolates its steps has that many machines by itself.
    const limit = pLimit(
      options.isolate ? 1 : workspace.machinesAtOnce(Math.max(...guests.map(({memoryMiB}) => memoryMiB))),
    );
    // A machine that is not ours bears one deployment at a time.
    const deployments = pLimit(1);
    const proveRound = async (round: number): Promise<unknown[]> => {
      const ends = await Promise.allSettled(
        plan.map(async (suite) =>
          (suite.guest.isOurs ? limit : deployments)(async () => {
            signal.throwIfAborted();
            const how = {
              workspace,
              ...suite,
              allSteps: all,
              ...(options.steps === undefined ? {} : {stepsFolder: options.steps}),
              isolate: options.isolate,
              ...(options.transport === undefined ? {} : {transport: options.transport}),
              ...(options.jobs === undefined ? {} : {jobs: options.jobs}),
              recorder,
              results,
              progress,
              signal,
            };
            const proved = await proveSuite({
              ...how,
              ...(repeat === undefined ? {} : {round}),
              ...(suite === first && round === 1 && prover !== undefined ? {prover} : {}),
              ...(options.keep
                ? {onFailed: async (started: StartedGuest) => keepUp(started, progress, signal)}
                : {}),
            });
            await rerunFailed(how, proved, options.rerunFailed ?? 0);
            for (const [step, recorded] of proved.cases) {
              const known = flakeRecord(
                flakes,
                {step, guest: suite.guest.name, module: suite.module.name},
                new Date(),
              );
              if (known !== undefined) {
                recorded.knownFlake(known);
              }
            }
          }),
        ),
      );
      return ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
    };
    const startedAt = performance.now();
    const goesOn = (round: number): boolean => {
      const hasFailed = exitStatus(recorder, undefined, signal) !== exitStatuses.proved;
      return !isOver(repeat, {round, elapsedMs: performance.now() - startedAt, hasFailed});
    };
    let round = 0;
    do {
      errors = await proveRound((round += 1));
      // A machine that is broken would break all further rounds.
    } while (errors.length === 0 && goesOn(round));
  } catch (caught) {
    errors = [caught];
  }
  const status = exitStatus(recorder, errors[0], signal);
  const reasons = [...errors.map(describeError), ...fatalAlarms(recorder.record)];
  recorder.end({
    exitStatus: status,
    ...(reasons.length === 0 ? {} : {error: [...new Set(reasons)].join('\n')}),
  });
  report.end(recorder.record);
  progress.end();
  printRun(recorder.record, {results, format});
  return status;
};

/** The newest run, and its folder as it is to be shown. */
const latestRun = (): [RunRecord, string] => {
  const folder = shownPath(join(resultsRoot(), 'latest'));
  return [readRun(folder), folder];
};

const countCases = (plan: readonly PlannedSuite[]): number =>
  plan.reduce((sum, suite) => sum + suite.steps.length, 0);

/**
 * That of an interruption or of the error, if there was one; else cases without a verdict, and machines whose verdicts are not to be
 * trusted, outweigh failed cases.
 */
const exitStatus = (recorder: Recorder, error: unknown, signal: AbortSignal): number => {
  if (signal.aborted) {
    return exitStatuses.interrupted;
  }
  if (error !== undefined) {
    return exitStatusOf(error);
  }
  const {suites} = recorder.record;
  const statuses = suites.flatMap(({cases}) => cases.map(({status}) => status));
  const alarms = suites.flatMap((suite) => suite.alarms ?? []);
  if (statuses.includes('error') || alarms.some(({verdict}) => verdict === 'fails')) {
    return exitStatuses.machinery;
  }
  return statuses.includes('failed') ? exitStatuses.failed : exitStatuses.proved;
};

const hostFacts = async (guests: readonly Guest[]): Promise<Record<string, string>> => {
  const facts = {node: process.version, os: `Linux ${release()}`, cpus: String(cpus().length)};
  // A VM built elsewhere brings a QEMU of its own.
  const usesQemu = guests.some(({hostPrograms}) =>
    hostPrograms.some(({program}) => program === 'qemu-system-x86_64'),
  );
  return usesQemu ? {...facts, qemu: await qemuVersion()} : facts;
};

/** GuestPool whose being kept up was told already. */
const kept = new WeakSet<StartedGuest>();

const keepUp = async (started: StartedGuest, progress: Progress, signal: AbortSignal): Promise<void> => {
  if (!kept.has(started)) {
    kept.add(started);
    progress.say(`${started.machine.name}: kept up, as a step failed; Ctrl-C ends it. To log in:`);
    progress.say((await started.login()).map(quote).join(' '));
  }
  await new Promise<void>((done) => {
    signal.addEventListener('abort', () => done(), {once: true});
    started.ended.addEventListener('abort', () => done(), {once: true});
  });
};
