import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {stepsFolder} from '../../steps/kit/load-steps.ts';
import {nextStepNumber} from '../../steps/kit/next-step-number.ts';
import {shownPath} from '../../steps/kit/shown-path.ts';
import {isSetName, stepFiles} from '../../steps/kit/step-files.ts';

/**
 * Writes the next numbered step, of a set when one is named, from a template that passes at once, and prints how to prove it.
 *
 * @throws UsageError without words, without a folder where this project's own steps are compiled, and for a set that can have
 * no such name.
 */
export const newStepCommand = async (
  text: string,
  {steps, set}: {steps?: string; set?: string},
): Promise<number> => {
  const description = text.trim();
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
  if (steps === undefined && !import.meta.url.endsWith('.ts')) {
    throw new UsageError('new-step: say which folder it is for, as in  --steps my-steps');
  }
  if (set !== undefined && !isSetName(set)) {
    throw new UsageError(`--set ${set}: allowed: lower-case words, as in regressions`);
  }
  const folder = resolve(steps ?? stepsFolder);
  await mkdir(join(folder, set ?? '.'), {recursive: true});
  const number = nextStepNumber(await stepFiles(folder));
  const file = join(folder, set ?? '.', `${String(number).padStart(2, '0')}-${words}.ts`);
  const template = await readFile(join(stepsFolder, 'kit', 'new-step.template'), 'utf8');
  const kit =
    folder === stepsFolder
      ? `'${set === undefined ? '.' : '..'}/kit/define-step.ts'`
      : "'confinement-harness'";
  // Quoted as prettier would.
  const quoted = `'${description.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;
  await writeFile(
    file,
    template.replace("'./kit/define-step.ts'", kit).replace("'DESCRIPTION'", () => quoted),
    {flag: 'wx'},
  );
  const rerun = `npx confinement test ${number}${folder === stepsFolder ? '' : ` --steps ${shownPath(folder)}`}`;
  process.stdout.write(
    `${shownPath(file)} is written and passes as it is:\n  ${rerun}\nHow to go on is told in ${shownPath(join(stepsFolder, 'README.md'))}.\n`,
  );
  return 0;
};
