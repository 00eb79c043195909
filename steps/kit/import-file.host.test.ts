import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {waitForDeath} from '../../harness/process/fixtures/processes.ts';
import {commandLine} from '../../scripts/testing/command-line.ts';
import {descendants} from '../../scripts/testing/descendants.ts';
import {importFile} from './import-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-file-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

/** A file that was never compiled before: it has its own path in it. */
const fresh = (name: string): string => {
  const file = join(folder, name);
  writeFileSync(file, `const path: string = ${JSON.stringify(file)};\nexport default path;\n`);
  return file;
};

test('a compiler that is killed is no fault of the file', async (t) => {
  const good = fresh('good.ts');
  t.is(await importFile(good), good);
  const compilers = descendants(process.pid).filter((pid) => commandLine(pid).includes('esbuild'));
  t.true(compilers.length > 0);
  for (const pid of compilers) {
    process.kill(pid, 'SIGKILL');
    await waitForDeath(pid);
  }
  const bad = fresh('bad.ts');
  const error = await t.throwsAsync(importFile(bad), {instanceOf: MachineryError});
  t.regex(error.message, /bad\.ts: could not be compiled, as the compiler has ended: /);
});
