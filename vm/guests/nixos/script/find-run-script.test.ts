import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {UsageError} from '../../../../harness/errors/usage-error.ts';
import {findRunScript} from './find-run-script.ts';

const parent = mkdtempSync(join(tmpdir(), 'find-script-'));
test.after.always(() => rmSync(parent, {recursive: true, force: true}));

/** A folder like `result` with these files in its `bin`. */
const result = (name: string, ...files: string[]): string => {
  const folder = join(parent, name);
  mkdirSync(join(folder, 'bin'), {recursive: true});
  for (const file of files) {
    writeFileSync(join(folder, 'bin', file), '#!/bin/sh\n', {mode: 0o755});
  }
  return folder;
};

test('a script is found by itself and in a folder', async (t) => {
  const folder = result('one', 'run-nixos-vm', 'other');
  const script = join(folder, 'bin/run-nixos-vm');
  t.is(await findRunScript(folder), script);
  t.is(await findRunScript(script), script);
});

test('what is no script is refused in one line', async (t) => {
  const plain = join(parent, 'plain');
  writeFileSync(plain, '', {mode: 0o644});
  for (const [path, message] of [
    [join(parent, 'nowhere'), /is not there; allowed: a run-NAME-vm script/],
    [result('none', 'other'), /has no run-NAME-vm/],
    [result('two', 'run-a-vm', 'run-b-vm'), /has run-a-vm and run-b-vm/],
    [plain, /is not executable/],
  ] as const) {
    const error = await t.throwsAsync(findRunScript(path), {instanceOf: UsageError, message});
    t.true(error.message.startsWith(`--guest nixos:${path}: `));
    t.false(error.message.includes('\n'));
  }
});
