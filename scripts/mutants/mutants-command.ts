import {readFile} from 'node:fs/promises';
import {join, relative} from 'node:path';
import {execa} from 'execa';
import {withParentDeathSignal} from '../../harness/process/with-parent-death-signal.ts';
import {createResultsFolder} from '../../harness/results/create-results-folder.ts';
import {safeName} from '../../harness/results/safe-name.ts';
import type {ConfinementModule} from '../../vm/modules/confinement-module.ts';
import {avaFile, packageFolder} from '../project/project.ts';
import type {CommandContext} from '../progress/command-context.ts';
import {setUpHost} from '../setup/set-up-host.ts';
import type {MutantsOptions} from './mutants-options.ts';
import {type RoundName, rounds} from './rounds.ts';

/** Runs the rounds of each module, and resolves to the exit status: 1 when something was not caught. */
export const mutantsCommand = async (
  {modules, rounds: names, patterns}: MutantsOptions,
  {progress, signal}: CommandContext,
): Promise<number> => {
  await setUpHost({progress, signal});
  progress.end();
  const results = createResultsFolder(join(packageFolder, 'test-results'));
  let status = 0;
  for (const module of modules) {
    // What is broken of steps is written for the units of models.
    for (const round of names.filter((name) => name !== 'steps' || typeof module.source === 'string')) {
      signal.throwIfAborted();
      const report = join(results, `mutants-${round}-${safeName(module.name)}.txt`);
      const isCaught = await runRound(round, {module, patterns, report, signal});
      signal.throwIfAborted();
      status = isCaught ? status : 1;
      process.stdout.write(await readFile(report, 'utf8').catch(() => `module ${module.name}: no report\n`));
    }
  }
  process.stdout.write(`results: ${relative(process.cwd(), results)}\n`);
  return status;
};

type RoundOptions = Pick<MutantsOptions, 'patterns'> & {
  readonly module: ConfinementModule;
  /** File that gets a line for each breakage, and the score. */
  readonly report: string;
  readonly signal: AbortSignal;
};

const runRound = async (
  round: RoundName,
  {module: {name, source}, patterns, report, signal}: RoundOptions,
): Promise<boolean> => {
  const {exitCode} = await execa(
    ...withParentDeathSignal(process.execPath, [avaFile, '--config=mutants.config.js', rounds[round]]),
    {
      cwd: packageFolder,
      env: {
        CONFINEMENT_MODULE: typeof source === 'string' ? name : `nixpkgs:${source.nixpkgs}`,
        CONFINEMENT_MUTANTS: report,
        CONFINEMENT_MUTANTS_MATCH: JSON.stringify(patterns),
      },
      stdout: process.stderr,
      stderr: 'inherit',
      stdin: 'ignore',
      cancelSignal: signal,
      reject: false,
    },
  );
  return exitCode === 0;
};
