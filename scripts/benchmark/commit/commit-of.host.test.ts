import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {UsageError} from '../../../harness/errors/usage-error.ts';
import {commitOf} from './commit-of.ts';
import {smallCheckout} from './testing/small-checkout.ts';

const folder = mkdtempSync(join(tmpdir(), 'commit-of-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

test('a revision is a commit in full; what names none is refused in one line', async (t) => {
  const checkout = join(folder, 'checkout');
  await smallCheckout(checkout);
  const commit = await commitOf('HEAD', checkout);
  t.regex(commit, /^[0-9a-f]{40}$/);
  t.is(await commitOf(commit.slice(0, 12), checkout), commit);
  for (const revision of ['no-such-revision', '--all', 'HEAD:file']) {
    const error = await t.throwsAsync(commitOf(revision, checkout), {instanceOf: UsageError});
    t.is(
      error.message,
      `bench: --beside ${revision}: is no commit of this checkout; allowed: what git rev-parse knows`,
    );
  }
});
