import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {UsageError} from '../../../harness/errors/usage-error.ts';
import {Exposure} from '../../probe/exposure.ts';
import {sampleDocument} from '../../probe/testing/sample-document.ts';
import {lockExposure} from '../../ratchet/locked/lock-exposure.ts';
import {isWider} from './is-wider.ts';
import {LockKeeper} from './lock-keeper.ts';

const folder = mkdtempSync(join(tmpdir(), 'lock-keeper-'));
test.after.always(() => rmSync(folder, {recursive: true}));

const seen = (paths?: Parameters<typeof sampleDocument>[0]) =>
  lockExposure(new Exposure(sampleDocument(paths)), {unit: 'x'});
const as = seen();
const wider = seen({'/': 'readable', '/nix': 'readable', '/tmp': 'sticky', '/srv': 'writable'});
const narrower = seen({'/': 'readable', '/nix': 'readable'});

const keep = (
  path: string,
  services: Readonly<Record<string, typeof as>>,
  {update = false, isWhole = true} = {},
) =>
  new LockKeeper({path, services: Object.keys(services), update}).compare(
    new Map(Object.entries(services)),
    'debian:trixie',
    isWhole,
  );

test('a file that is not there is written, and then held', (t) => {
  const path = join(folder, 'held.lock');
  t.is(keep(path, {a: as, b: as}).file, 'written');
  const text = readFileSync(path, 'utf8');
  t.deepEqual(keep(path, {a: as}), {
    was: path,
    is: 'debian:trixie',
    file: 'kept',
    services: [{name: 'a', differences: []}],
  });
  t.true(isWider(keep(path, {a: wider, b: as})));
  const less = keep(path, {a: narrower});
  t.false(isWider(less));
  t.is(less.services[0]?.differences.length, 1);
  t.is(readFileSync(path, 'utf8'), text);
});

test('--update takes what is seen, adds what was not there, and keeps what was not asked for', (t) => {
  const path = join(folder, 'updated.lock');
  keep(path, {a: as, b: as});
  const update = keep(path, {a: wider, c: as}, {update: true});
  t.is(update.file, 'updated');
  t.is(update.services[0]?.differences.length, 1);
  t.false(isWider(update));
  t.is(keep(path, {a: wider, b: as, c: as}).file, 'kept');
  t.deepEqual(Object.keys((JSON.parse(readFileSync(path, 'utf8')) as {services: object}).services), [
    'a',
    'b',
    'c',
  ]);
  t.is(keep(path, {a: wider}, {update: true}).file, 'kept');
});

test('nothing is written when a service could not be seen', (t) => {
  const path = join(folder, 'partial.lock');
  t.is(keep(path, {a: as}, {isWhole: false}).file, 'kept');
  t.false(existsSync(path));
});

test('what cannot be held to is told in one line', (t) => {
  const path = join(folder, 'bad.lock');
  keep(path, {a: as});
  const options = {path, services: ['a', 'b'], update: false};
  const refused = (more: object, message: string | RegExp) =>
    t.throws(() => new LockKeeper({...options, ...more}), {instanceOf: UsageError, message});
  refused({}, `${path}: has no service b; --update adds it`);
  refused({services: ['a', 'a']}, `--lock ${path}: a is given twice; a lock file has each name once`);
  refused({path: join(folder, 'none/x.lock')}, /: the folder .*none is not there$/);
  refused({path: folder}, /: cannot be read: EISDIR$/);
  writeFileSync(path, '{"version": 2}');
  refused({update: true}, /: is a lock file of version 2; allowed: version 1; /);
});
