import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import test from 'ava';
import {createResultsFolder} from './create-results-folder.ts';
import {pruneResults} from './prune-results.ts';
import {Owner} from '../run-folder/owner.ts';
import {Recorder} from './recorder.ts';

const parent = mkdtempSync(join(tmpdir(), 'prune-'));
test.after.always(() => rmSync(parent, {recursive: true, force: true}));

const deadRun = (root: string, minute: number): string => {
  const folder = join(root, `20200101T00${String(minute).padStart(2, '0')}00Z-dead`);
  mkdirSync(join(folder, 'suite/1'), {recursive: true});
  writeFileSync(join(folder, 'suite/1/journal.txt'), '');
  return basename(folder);
};

test('the newest stay, and so does everything that is not a run folder', (t) => {
  const root = mkdtempSync(join(parent, 'newest-'));
  const names = [5, 3, 1, 4, 2].map((minute) => deadRun(root, minute)).sort();
  writeFileSync(join(root, 'README.md'), '');
  mkdirSync(join(root, '20190101-my-notes'));
  symlinkSync(join(root, 'README.md'), join(root, '20190101T000000Z-link'));
  t.deepEqual(pruneResults(root, 2), names.slice(0, 3));
  t.deepEqual(readdirSync(root).sort(), [
    '20190101-my-notes',
    '20190101T000000Z-link',
    ...names.slice(3),
    'README.md',
  ]);
  t.deepEqual(pruneResults(root, 2), []);
});

test('a run that is not over stays however old it is, and goes once it has ended', (t) => {
  const root = mkdtempSync(join(parent, 'alive-'));
  const folder = createResultsFolder(root, {at: new Date('2019-01-01T00:00:00Z')});
  const recorder = new Recorder(folder, {command: []});
  const dead = deadRun(root, 1);
  deadRun(root, 2);
  t.deepEqual(pruneResults(root, 1), [dead]);
  t.true(existsSync(folder));
  recorder.end({exitStatus: 0});
  t.deepEqual(pruneResults(root, 1), [basename(folder)]);
});

test('keeping none, or a fraction, is refused', (t) => {
  for (const keep of [0, -1, 1.5, Number.NaN]) {
    t.throws(() => pruneResults(parent, keep), {instanceOf: RangeError});
  }
});

test('what runs left that were killed before they had a folder goes, that of one which begins stays', (t) => {
  const root = mkdtempSync(join(parent, 'beginning-'));
  const begun = (id: string, fill: (folder: string) => void): string => {
    const name = `.run.0000000${id}.beginning`;
    mkdirSync(join(root, name));
    fill(join(root, name));
    return name;
  };
  const anHourAgo = Date.now() / 1000 - 3600;
  begun('1', () => undefined);
  begun('2', (folder) => Owner.ofThisProcess().write(join(folder, '.owner.json')));
  const empty = begun('3', (folder) => utimesSync(folder, anHourAgo, anHourAgo));
  const dead = begun('4', (folder) => {
    const {pid, bootId, pidNamespace} = Owner.ofThisProcess();
    writeFileSync(join(folder, '.owner.json'), JSON.stringify({pid, startTime: '1', bootId, pidNamespace}));
  });
  t.deepEqual(pruneResults(root, 1).sort(), [empty, dead]);
  t.is(readdirSync(root).length, 2);
});
