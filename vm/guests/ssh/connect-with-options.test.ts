import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import ssh2 from 'ssh2';
import {UsageError} from '../../../harness/errors/usage-error.ts';
import {connectWithOptions} from './connect-with-options.ts';

const folder = mkdtempSync(join(tmpdir(), 'connect-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

test('a key that cannot be used names the option', async (t) => {
  const host = ssh2.utils.generateKeyPairSync('ed25519');
  const knownHosts = join(folder, 'known');
  writeFileSync(knownHosts, `[127.0.0.1]:9 ${host.public.trim()}\n`);
  const garbage = join(folder, 'garbage');
  writeFileSync(garbage, 'garbage\n', {mode: 0o600});
  for (const [identity, why] of [
    [join(folder, 'nowhere'), 'cannot be read (ENOENT)'],
    [garbage, 'is no private key that can be read'],
  ] as const) {
    const error = await t.throwsAsync(
      connectWithOptions({user: 'me', host: '127.0.0.1', port: 9, identity, knownHosts}, {timeoutMs: 1000}),
      {instanceOf: UsageError},
    );
    t.is(error.name, 'UsageError');
    t.is(
      error.message,
      `--identity ${identity}: ${why}; allowed: the file of a private key without a passphrase; other keys by ssh-agent`,
    );
  }
});
