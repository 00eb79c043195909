import {readFile} from 'node:fs/promises';
import {join, relative} from 'node:path';
import {execa} from 'execa';
import {withParentDeathSignal} from '../harness/process/with-parent-death-signal.ts';
import {generationNames} from '../vm/modules/generations.ts';
import {createResultsFolder} from '../harness/results/create-results-folder.ts';
import {main} from './main.ts';
import {avaFile, packageFolder} from './project/project.ts';
import {setUpHost} from './setup/set-up-host.ts';

// `npm run mutants [MODULE…]`: shows on a real machine that every check of every step catches a broken unit.
const modules = process.argv.length > 2 ? process.argv.slice(2) : generationNames;

await main(async ({progress, signal}) => {
  await setUpHost({progress, signal});
  progress.end();
  const results = createResultsFolder(join(packageFolder, 'test-results'));
  let failed = false;
  for (const module of modules) {
    signal.throwIfAborted();
    const report = join(results, `mutants-${module}.txt`);
    const {exitCode} = await execa(
      ...withParentDeathSignal(process.execPath, [avaFile, '--config=mutants.config.js']),
      {
        cwd: packageFolder,
        env: {CONFINEMENT_MODULE: module, CONFINEMENT_MUTANTS: report},
        stdout: process.stderr,
        stderr: 'inherit',
        stdin: 'ignore',
        cancelSignal: signal,
        reject: false,
      },
    );
    signal.throwIfAborted();
    failed ||= exitCode !== 0;
    process.stdout.write(await readFile(report, 'utf8').catch(() => `module ${module}: no report\n`));
  }
  process.stdout.write(`results: ${relative(process.cwd(), results)}\n`);
  return failed ? 1 : 0;
});
