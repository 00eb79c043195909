import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {unnamedFiles} from './unnamed-files.ts';

test('files that a document does not name are told by their kinds', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'unnamed-'));
  t.teardown(() => rmSync(folder, {recursive: true, force: true}));
  mkdirSync(join(folder, 'run/suite/7'), {recursive: true});
  for (const name of [
    'run/a.xml',
    'run/suite/console.log',
    'run/suite/7/journal-2.txt',
    'run/suite/7/more.txt',
  ]) {
    writeFileSync(join(folder, name), '');
  }
  const document = '| `a.xml` | `<suite>/console.log` | `journal.txt` | more.txt |';
  t.deepEqual(unnamedFiles(folder, document), ['more.txt']);
  t.deepEqual(unnamedFiles(join(folder, 'none'), document), []);
});
