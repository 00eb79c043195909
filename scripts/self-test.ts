import {fileURLToPath} from 'node:url';
import {join} from 'node:path';
import {execa} from 'execa';
import {withParentDeathSignal} from '../harness/process/with-parent-death-signal.ts';
import {debianImage} from '../vm/guests/debian/image/debian-image.ts';
import {suites} from '../vm/guests/debian/image/suites.ts';
import {Workspace} from '../vm/workspace/workspace.ts';
import {defaultGeneration} from '../vm/modules/default-generation.ts';
import {generationNames} from '../vm/modules/generations.ts';
import {testCommand} from './commands/test.ts';
import {main} from './main.ts';
import {setUpHost} from './setup/set-up-host.ts';

// `npm test`: the tests of the harness, then the steps on the default guest with the first and the newest module.
// Arguments are handed to AVA, and then only its part is run.
const project = fileURLToPath(new URL('..', import.meta.url));
const patterns = process.argv.slice(2);

await main(async ({progress, signal}) => {
  await setUpHost({progress, signal});
  {
    // Built once here, or several test files would wait for it, each with a time limit.
    await using workspace = await Workspace.open({
      acceleration: 'auto',
      onProgress: (line) => progress.now('image', line),
      signal,
    });
    await debianImage(workspace, suites.trixie);
  }
  progress.end();
  const {exitCode} = await execa(
    ...withParentDeathSignal(process.execPath, [
      join(project, 'node_modules/ava/entrypoints/cli.mjs'),
      ...(patterns.length > 0 ? patterns : ['harness/**', 'vm/**', 'steps/kit/**', 'scripts/**']),
    ]),
    {
      cwd: project,
      stdio: ['ignore', 'inherit', 'inherit'],
      cancelSignal: signal,
      reject: false,
    },
  );
  signal.throwIfAborted();
  if (patterns.length > 0) {
    return exitCode ?? 1;
  }
  const status = await testCommand(
    [],
    {
      guest: ['debian:trixie'],
      module: [generationNames[0] ?? defaultGeneration, defaultGeneration],
      match: [],
      accel: 'auto',
      keep: false,
      cold: false,
      isolate: false,
      transport: 'nc',
      guestOptions: {},
    },
    {progress, signal},
  );
  return status === 0 ? (exitCode ?? 1) : status;
});
