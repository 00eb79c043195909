import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

/**
 * Makes step 7 last for a minute in a copy of this project: its results may tell that it runs some seconds after it has begun, and
 * whoever waits for that is to find it running.
 */
export const makeStepLast = (project: string): void => {
  const file = join(project, 'steps/seed/07-bin-sh.ts');
  const source = readFileSync(file, 'utf8');
  const begin = 'async test({confined}) {\n';
  if (!source.includes(begin)) {
    throw new Error(`${file} has no line ${begin}`);
  }
  writeFileSync(
    file,
    source.replace(begin, "async test({confined, machine}) {\n    await machine.execute('sleep 60');\n"),
  );
};
