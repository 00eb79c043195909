import {once} from 'node:events';
import {mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import {withParentDeathSignal} from '../process/with-parent-death-signal.ts';
import {MachineryError} from '../errors/machinery-error.ts';
import {createResultsFolder} from './create-results-folder.ts';
import {isResultsName} from './results-layout.ts';

const parent = mkdtempSync(join(tmpdir(), 'results-folder-'));
test.after.always(() => rmSync(parent, {recursive: true, force: true}));

test('the folder is named after the time, and latest points at the newest by a relative link', (t) => {
  const root = join(parent, 'made/test-results');
  const first = createResultsFolder(root, {at: new Date('2026-11-24T05:35:22.987Z')});
  t.regex(basename(first), /^20261124T053522Z-[a-z0-9]{4}$/);
  t.is(readlinkSync(join(root, 'latest')), basename(first));
  const second = createResultsFolder(root);
  t.is(readlinkSync(join(root, 'latest')), basename(second));
  t.is(readdirSync(root).length, 3);
});

test('runs that start at the same moment get a folder each, and latest is never missing', async (t) => {
  const root = join(parent, 'many');
  createResultsFolder(root);
  const program = `
    import {createResultsFolder} from ${JSON.stringify(join(import.meta.dirname, 'create-results-folder.ts'))};
    for (let index = 0; index < 200; index += 1) {
      createResultsFolder(${JSON.stringify(root)});
    }`;
  const runs = Array.from({length: 2}, () =>
    execa('node', ['--import=./scripts/typescript.js', '--input-type=module', '--eval', program]),
  );
  const ended = Promise.all(runs).then(() => 'ended');
  const pause = async () => new Promise((resolve) => setImmediate(resolve, 'pause'));
  while ((await Promise.race([ended, pause()])) !== 'ended') {
    for (let look = 0; look < 1000; look += 1) {
      statSync(join(root, 'latest'));
    }
  }
  t.is(readdirSync(root).length, 402);
  t.true(statSync(join(root, 'latest')).isDirectory());
});

test('a name that another run has taken is left to it', (t) => {
  const root = join(parent, 'taken');
  const names = ['20261124T053522Z-aaaa', '20261124T053522Z-aaaa', '20261124T053522Z-bbbb'];
  const nameOf = () => names.shift() ?? '';
  const first = createResultsFolder(root, {nameOf});
  const second = createResultsFolder(root, {nameOf});
  t.is(basename(first), '20261124T053522Z-aaaa');
  t.is(basename(second), '20261124T053522Z-bbbb');
});

test('something else named latest is named in the error', (t) => {
  const root = join(parent, 'blocked');
  mkdirSync(join(root, 'latest'), {recursive: true});
  const error = t.throws(() => createResultsFolder(root), {instanceOf: MachineryError});
  t.regex(error.message, /^cannot make a results folder in .*: .*latest/);
  t.false(readdirSync(root).some((name) => name.endsWith('.link')));
});

test('whenever it is killed, no folder is there without the files that it begins with', async (t) => {
  const root = join(parent, 'killed');
  const fixture = join(import.meta.dirname, 'fixtures/begin-for-ever.ts');
  for (let kill = 0; kill < 5; kill += 1) {
    const child = execa(
      ...withParentDeathSignal('node', ['--import=./scripts/typescript.js', fixture, root]),
      {reject: false},
    );
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    t.is((await child).signal, 'SIGKILL');
  }
  const folders = readdirSync(root).filter(isResultsName);
  t.true(folders.length >= 5);
  for (const folder of [...folders, 'latest']) {
    t.is(statSync(join(root, folder, 'page.html')).size, 6_000_000, folder);
  }
});
