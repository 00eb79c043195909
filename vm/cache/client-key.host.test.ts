import {mkdtempSync, rmSync, statSync, unlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import ssh2 from 'ssh2';
import {cachePaths} from './cache-paths.ts';
import {clientKey} from './client-key.ts';
import {keyPair} from '../../harness/ssh/key-pair.ts';

const parent = mkdtempSync(join(tmpdir(), 'keys-'));
test.after.always(() => rmSync(parent, {recursive: true, force: true}));

let caches = 0;
const newCache = () => join(parent, String(caches++));

const script = `import {clientKey} from ${JSON.stringify(join(import.meta.dirname, 'client-key.ts'))};
  import {cachePaths} from ${JSON.stringify(join(import.meta.dirname, 'cache-paths.ts'))};
  console.log((await clientKey(cachePaths(process.argv[1]))).public);`;

test('a key is made once, and is the same for whoever asks at the same moment in whatever process', async (t) => {
  const cache = newCache();
  const others = Array.from({length: 3}, async () =>
    execa('node', ['--import=./scripts/typescript.js', '--input-type=module', '--eval', script, cache]),
  );
  const mine = await Promise.all([clientKey(cachePaths(cache)), clientKey(cachePaths(cache))]);
  const publics = [
    ...mine.map((pair) => pair.public),
    ...(await Promise.all(others)).map(({stdout}) => stdout),
  ];
  t.is(publics.length, 5);
  t.is(new Set(publics.map((text) => text.trim())).size, 1);
  t.deepEqual(await clientKey(cachePaths(cache)), mine[0]);
});

test('only its owner may read it', async (t) => {
  const cache = newCache();
  await clientKey(cachePaths(cache));
  t.is(statSync(join(cache, 'keys/id_ed25519')).mode & 0o777, 0o600);
  t.is(statSync(join(cache, 'keys')).mode & 0o777, 0o700);
});

test('a pair of which one half is missing is made anew', async (t) => {
  const cache = newCache();
  const first = await clientKey(cachePaths(cache));
  unlinkSync(join(cache, 'keys/id_ed25519.pub'));
  const second = await clientKey(cachePaths(cache));
  t.not(second.public, first.public);
  t.deepEqual(await clientKey(cachePaths(cache)), second);
});

test('a pair that nothing lets in is made anew', async (t) => {
  const cache = newCache();
  const first = await clientKey(cachePaths(cache));
  writeFileSync(join(cache, 'keys/id_ed25519.pub'), first.public.replace(/AAAAI\S*/, 'AAAAH0p1'));
  const second = await clientKey(cachePaths(cache));
  t.not(second.public, first.public);
  t.deepEqual(await clientKey(cachePaths(cache)), second);
});

test('a key that cannot be read is an error, not a new key', async (t) => {
  const cache = newCache();
  await clientKey(cachePaths(cache));
  unlinkSync(join(cache, 'keys/id_ed25519.pub'));
  unlinkSync(join(cache, 'keys/id_ed25519'));
  writeFileSync(join(cache, 'keys/file'), '');
  // A folder in its place: reading it fails otherwise than by absence.
  await execa('mkdir', [join(cache, 'keys/id_ed25519')]);
  await t.throwsAsync(clientKey(cachePaths(cache)), {code: 'EISDIR'});
});

test('each pair is another one, in the formats of OpenSSH, and its halves belong together', async (t) => {
  const [one, two] = [keyPair('a comment'), keyPair('a comment')];
  t.not(one.private, two.private);
  t.regex(one.public, /^ssh-ed25519 [\w+/=]+ a comment$/);
  const parsed = ssh2.utils.parseKey(one.private);
  t.false(parsed instanceof Error);
  const file = join(parent, 'as-openssh-reads-it');
  writeFileSync(file, one.private, {mode: 0o600});
  const {stdout} = await execa('ssh-keygen', ['-y', '-P', '', '-f', file]);
  t.is(stdout.split(' ').slice(0, 2).join(' '), one.public.split(' ').slice(0, 2).join(' '));
});
