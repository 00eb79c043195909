import {readFileSync} from 'node:fs';
import {execa} from 'execa';
import {withParentDeathSignal} from '../harness/process/with-parent-death-signal.ts';
import {runFolderPrefix} from '../vm/cache/run-folder-prefix.ts';
import {RunFolder} from '../harness/run-folder/run-folder.ts';
import {bashProgram, debianPrograms} from '../vm/guests/debian/host-programs.ts';
import type {HostProgram} from '../vm/guests/guest/host-program.ts';
import {debianImage} from '../vm/guests/debian/image/debian-image.ts';
import {suites} from '../vm/guests/debian/image/suites.ts';
import {defaultGeneration} from '../vm/modules/default-generation.ts';
import {generationNames} from '../vm/modules/generations.ts';
import {Workspace} from '../vm/workspace/workspace.ts';
import {testCommand} from './commands/test.ts';
import {main} from './main.ts';
import {avaFile, packageFolder} from './project/project.ts';
import type {CommandContext} from './progress/command-context.ts';
import {setUpHost} from './setup/set-up-host.ts';

// `npm test`: the tests of the harness, then the steps on the default guest with the first and the newest module.
// `--unit`, `--host` and `--vm` take a part of the tests, patterns of files those files; then no steps are proved.
const [first = '', ...rest] = process.argv.slice(2);
const part = ['unit', 'host', 'vm'].find((name) => first === `--${name}`);
const given = part === undefined ? process.argv.slice(2) : rest;

const proveSteps = async (context: CommandContext): Promise<number> =>
  testCommand(
    [],
    {
      guest: ['debian:trixie'],
      module: [generationNames[0] ?? defaultGeneration, defaultGeneration],
      set: [],
      match: [],
      accel: 'auto',
      keep: false,
      cold: false,
      isolate: false,
      tap: false,
      lastFailed: false,
      transport: 'nc',
      guestOptions: {},
    },
    context,
  );

/** What opens the reports; `npm start` and the package want none of it. */
const browserPrograms: readonly HostProgram[] = [
  {program: 'chromium', package: 'chromium', purpose: 'opening the reports as people do'},
  {
    program: 'the fonts DejaVu',
    package: 'fonts-dejavu-core',
    purpose: 'comparing pictures of the reports',
    files: ['/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'],
  },
];

await main(async ({progress, signal}) => {
  if (part === undefined || part === 'host') {
    await setUpHost({progress, signal}, [{hostPrograms: browserPrograms}]);
  }
  if (part === undefined || part === 'vm') {
    // The tests enter sandboxes, too.
    await setUpHost({progress, signal}, [{hostPrograms: [...debianPrograms, bashProgram]}]);
    // Built once here, or several test files would wait for it, each with a time limit.
    await using workspace = await Workspace.open({
      acceleration: 'auto',
      onProgress: (line) => progress.now('image', line),
      signal,
    });
    await debianImage(workspace, suites.trixie);
  }
  progress.end();
  await using folder = RunFolder.create(runFolderPrefix);
  const told = folder.file('told');
  const {exitCode = 1} = await execa(
    ...withParentDeathSignal(process.execPath, [
      avaFile,
      ...(part === undefined && given.length > 0 ? [] : ['--config=self-test.config.js']),
      ...given,
    ]),
    {
      cwd: packageFolder,
      env: {CONFINEMENT_TESTS_TOLD: told, ...(part === undefined ? {} : {CONFINEMENT_TESTS: part})},
      stdio: ['ignore', 'inherit', 'inherit'],
      cancelSignal: signal,
      reject: false,
    },
  );
  signal.throwIfAborted();
  const status = process.argv.length > 2 ? 0 : await proveSteps({progress, signal});
  try {
    process.stdout.write(`\n${readFileSync(told, 'utf8')}`);
  } catch {
    // AVA has ended before its run did, and has said why.
  }
  return status === 0 ? exitCode : status;
});
