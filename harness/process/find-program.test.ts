import {chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {findProgram} from './find-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'find-program-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

test('an executable file is found; a folder, or a file that is not executable, is not', (t) => {
  const first = join(folder, 'first');
  const second = join(folder, 'second');
  mkdirSync(join(first, 'some-tool'), {recursive: true});
  mkdirSync(second);
  writeFileSync(join(second, 'some-tool'), '');
  t.is(findProgram('some-tool', `${first}:${second}`), undefined);
  chmodSync(join(second, 'some-tool'), 0o755);
  t.is(findProgram('some-tool', `${first}::relative:${second}`), join(second, 'some-tool'));
});

test('the sbin folders are looked in although PATH does not name them', (t) => {
  t.regex(findProgram('chroot', '') ?? '', /sbin\/chroot$/);
});
