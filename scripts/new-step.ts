import {readFile, writeFile} from 'node:fs/promises';
import {join, relative} from 'node:path';
import {UsageError} from '../harness/errors/usage-error.ts';
import {loadSteps, stepsFolder} from '../steps/kit/load-steps.ts';
import {main} from './main.ts';

// `npm run new-step -- "description"`: writes the next numbered step from a template that passes at once.
await main(async () => {
  const description = process.argv.slice(2).join(' ').trim();
  const words = description
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40);
  if (words === '') {
    throw new UsageError(
      'new-step: say in a few words what is proved, as in  npm run new-step -- "the locale archive is there"',
    );
  }
  const number = Math.max(0, ...(await loadSteps()).map((step) => step.number)) + 1;
  const file = join(stepsFolder, `${String(number).padStart(2, '0')}-${words}.ts`);
  const template = await readFile(join(stepsFolder, 'kit', 'new-step.template'), 'utf8');
  // Quoted as prettier would.
  const quoted = `'${description.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;
  await writeFile(
    file,
    template.replace("'DESCRIPTION'", () => quoted),
    {flag: 'wx'},
  );
  const path = relative(process.cwd(), file);
  process.stdout.write(
    `${path} is written and passes as it is:\n  npx confinement test ${number}\nHow to go on is told in ${relative(process.cwd(), join(stepsFolder, 'README.md'))}.\n`,
  );
  return 0;
});
