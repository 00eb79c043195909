import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {hereDocument} from './here-document.ts';
import {quote} from './quote.ts';
import {run} from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'here document-'));
test.after.always('the folder is removed', () => rmSync(folder, {recursive: true}));

test('a text is written as it is, with a newline at its end', async (t) => {
  const file = join(folder, 'file');
  for (const text of ['', 'a\n', '$HOME `id` \\\nEND\n\n', "ä'\t"]) {
    await run('sh', ['-es'], {input: hereDocument(quote(file), text)});
    t.is(readFileSync(file, 'utf8'), text.endsWith('\n') ? text : `${text}\n`);
  }
});
