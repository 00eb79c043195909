import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {run} from '../harness/process/run.ts';
import {UsageError} from '../harness/errors/usage-error.ts';
import {main} from './main.ts';
import {packageFolder, typescriptArguments} from './project/project.ts';
import {type Release, whyNotReleased} from './release/why-not-released.ts';

// `npm run release:check`: what would be packed is what is meant to be, and the changelog tells of it.
await main(async ({signal}) => {
  await run(process.execPath, [...typescriptArguments, 'scripts/build.ts'], {cwd: packageFolder, signal});
  const {stdout} = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: packageFolder,
    signal,
  });
  const [packed] = JSON.parse(stdout) as [Pick<Release, 'version' | 'files'>];
  const reason = whyNotReleased({
    ...packed,
    changelog: readFileSync(join(packageFolder, 'CHANGELOG.md'), 'utf8'),
  });
  if (reason !== undefined) {
    throw new UsageError(reason);
  }
  process.stdout.write(`${packed.version}: ${packed.files.length} files, as they are meant to be\n`);
  return 0;
});
