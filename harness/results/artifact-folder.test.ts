import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {MachineryError} from '../errors/machinery-error.ts';
import {ArtifactFolder} from './artifact-folder.ts';

const results = mkdtempSync(join(tmpdir(), 'artifacts-'));
test.after.always(() => rmSync(results, {recursive: true, force: true}));

test('a file goes into the folder of its case, and one of the same name beside it', (t) => {
  const folder = new ArtifactFolder(results, 'debian:trixie × 2025', '5');
  t.false(readdirSync(results).includes('debian-trixie-2025'));
  t.is(folder.write('journal.txt', 'one'), 'debian-trixie-2025/5/journal.txt');
  t.is(folder.write('journal.txt', 'two'), 'debian-trixie-2025/5/journal-2.txt');
  t.is(folder.write('../../escape', Buffer.from('three')), 'debian-trixie-2025/5/escape');
  t.is(readFileSync(join(results, 'debian-trixie-2025/5/journal.txt'), 'utf8'), 'one');
  t.is(readFileSync(join(results, 'debian-trixie-2025/5/journal-2.txt'), 'utf8'), 'two');
});

test('two cases whose names look the same overwrite nothing of each other', (t) => {
  t.is(new ArtifactFolder(results, 's', 'a/b').write('x', ''), 's/a-b/x');
  t.is(new ArtifactFolder(results, 's', 'a:b').write('x', ''), 's/a-b/x-2');
});

test('a file that cannot be written is named', (t) => {
  const file = join(results, 'a-file');
  writeFileSync(file, '');
  const folder = new ArtifactFolder(file, 's', '1');
  t.regex(
    t.throws(() => folder.write('journal.txt', ''), {instanceOf: MachineryError}).message,
    /^cannot write .*a-file\/s\/1\/journal\.txt: ENOTDIR/,
  );
});
