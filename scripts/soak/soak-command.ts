import {cpus, release} from 'node:os';
import {mkdirSync} from 'node:fs';
import {join, relative} from 'node:path';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {writeFileAtomic} from '../../harness/atomic/write-file-atomic.ts';
import {qemuVersion} from '../../harness/qemu/qemu-version.ts';
import {exitStatuses} from '../exit-status/exit-statuses.ts';
import {ProjectCopy} from '../testing/project-copy.ts';
import type {CommandContext} from '../progress/command-context.ts';
import {resultsRoot} from '../project/project.ts';
import {setUpHost} from '../setup/set-up-host.ts';
import {parseGuest} from '../../vm/guests/parse-guest.ts';
import {formatSoak} from './format-soak.ts';
import {oneOf} from './one-of.ts';
import {scenarios} from './scenarios.ts';
import {seededRandom} from './seeded-random.ts';
import {SoakCache} from './soak-cache.ts';
import type {SoakContext} from './soak-context.ts';
import {soakKill} from './soak-kill.ts';
import type {SoakOptions} from './soak-options.ts';
import type {SoakReport} from './soak-report.ts';
import {soakSteps} from './soak-steps.ts';
import {withRun} from './with-run.ts';

/**
 * Proves steps and kills processes as often as it is asked for, writes the report after each part, prints it, and resolves to
 * the exit status: 1 when something was not as it is promised.
 */
export const soakCommand = async (
  {steps, kills, seed, timeoutFactor}: SoakOptions,
  {progress, signal}: CommandContext,
): Promise<number> => {
  progress.say(`seed ${seed}`);
  await setUpHost({progress, signal}, [parseGuest('debian:trixie')]);
  await using cache = new SoakCache();
  const context: SoakContext = {
    cache: cache.path,
    random: seededRandom(seed),
    flags: timeoutFactor === undefined ? [] : ['--timeout-factor', String(timeoutFactor)],
    say: (line) => progress.say(line),
    signal,
  };
  const report: SoakReport = {
    startedAt: new Date().toISOString(),
    seed,
    host: {
      node: process.version,
      os: `Linux ${release()}`,
      cpus: String(cpus().length),
      qemu: await qemuVersion(),
    },
    typicalMs: {},
    kills: [],
    missed: 0,
  };
  mkdirSync(resultsRoot(), {recursive: true});
  const json = join(resultsRoot(), 'soak.json');
  const text = join(resultsRoot(), 'soak.txt');
  const save = async (): Promise<void> => {
    await writeFileAtomic(json, `${JSON.stringify(report, undefined, 2)}\n`);
    await writeFileAtomic(text, formatSoak(report));
  };

  if (steps > 0) {
    context.say(`${steps} step runs`);
    report.steps = await soakSteps(steps, context);
    await save();
  }
  // The first one twice: it may have all to build, and what is wanted is how long one takes that finds what it needs.
  for (const {name, args, edit} of kills > 0 ? [...scenarios.slice(0, 1), ...scenarios] : []) {
    context.say(`${name}: an undisturbed run`);
    using project = new ProjectCopy();
    edit?.(project.path, `undisturbed-${seed}`);
    report.typicalMs[name] = await withRun({args, project}, context, async (run) => {
      const startedAt = performance.now();
      const {exitCode} = await run.process;
      if (exitCode !== exitStatuses.proved) {
        throw new MachineryError(
          `an undisturbed run ended with exit status ${exitCode ?? 'unknown'}; it said:\n${run.said}`,
        );
      }
      return Math.round(performance.now() - startedAt);
    });
  }
  while (report.kills.length < kills) {
    const scenario = oneOf(scenarios, context.random());
    const kill = await soakKill(
      report.kills.length + 1,
      scenario,
      report.typicalMs[scenario.name] ?? 0,
      context,
    );
    if (kill === undefined) {
      report.missed += 1;
    } else {
      report.kills.push(kill);
      for (const deviation of kill.deviations) {
        context.say(`kill ${kill.number}: DEVIATION: ${deviation}`);
      }
    }
    await save();
  }
  report.endedAt = new Date().toISOString();
  await save();
  progress.end();
  process.stdout.write(
    `${formatSoak(report)}results: ${[json, text].map((file) => relative(process.cwd(), file)).join(', ')}\n`,
  );
  const isAsPromised = [report.steps, ...report.kills].every((part) => (part?.deviations.length ?? 0) === 0);
  return isAsPromised ? exitStatuses.proved : exitStatuses.failed;
};
