import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {defineStep} from './define-step.ts';
import {importFile} from './import-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-of-ours-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

test('what a file imports of us is this program, wherever the file lies', async (t) => {
  for (const name of ['step.ts', 'step.mjs']) {
    const file = join(folder, name);
    writeFileSync(
      file,
      "import {defineStep} from 'confinement-harness';\nexport default {defineStep, folder: import.meta.dirname};\n",
    );
    t.deepEqual(await importFile(file), {defineStep, folder});
  }
});
