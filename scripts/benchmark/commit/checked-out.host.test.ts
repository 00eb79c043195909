import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {CommandError} from '../../../harness/process/command-error.ts';
import {CheckedOut} from './checked-out.ts';
import {commitOf} from './commit-of.ts';
import {smallCheckout} from './testing/small-checkout.ts';

const folder = mkdtempSync(join(tmpdir(), 'beside-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

const checkout = join(folder, 'checkout');
test.before(async () => smallCheckout(checkout));

test('the files of a commit lie in a folder of their own until it is disposed of, twice without harm', async (t) => {
  const path = join(folder, 'x');
  // What is not committed is not of it.
  writeFileSync(join(checkout, 'file'), 'changed');
  const checkedOut = await CheckedOut.at(await commitOf('HEAD', checkout), path, checkout);
  t.is(readFileSync(join(path, 'file'), 'utf8'), 'committed');
  t.is(readFileSync(join(path, 'node_modules/package'), 'utf8'), 'installed');
  await checkedOut[Symbol.asyncDispose]();
  await checkedOut[Symbol.asyncDispose]();
  t.false(existsSync(path));
  t.true(existsSync(join(checkout, 'node_modules/package')));
});

test('of what cannot be checked out nothing is left', async (t) => {
  const path = join(folder, 'y');
  await t.throwsAsync(CheckedOut.at('0'.repeat(40), path, checkout), {instanceOf: CommandError});
  t.false(existsSync(path));
});
