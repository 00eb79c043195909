import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {NotYet} from '../wait/not-yet.ts';
import {waitUntil} from '../wait/wait-until.ts';
import {JournalFile} from './journal-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'journal-file-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

const journalIn = (name: string) => {
  const path = join(folder, name);
  return {
    path,
    forwarded: `${path}.raw`,
    lines: () => readFileSync(path, 'utf8').split('\n'),
  };
};

const told =
  /^(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3})(?<microseconds>\d{3})\+00:00 guest (?<text>.*)$/;

const timeOf = (line: string | undefined): number => {
  const groups = told.exec(line ?? '')?.groups;
  return Date.parse(`${groups?.time ?? ''}Z`) + Number(groups?.microseconds) / 1000;
};

test('each line gets the time of day as it comes, and its message stays byte for byte', async (t) => {
  const {path, forwarded, lines} = journalIn('live');
  using journal = new JournalFile(forwarded, path);
  const before = Date.now();
  appendFileSync(forwarded, '[   85.706366] systemd[1]: grün\r\n[   85.7068');
  await waitUntil(
    async () => {
      if (lines().length < 2) {
        throw new NotYet('nothing was written');
      }
      return Promise.resolve();
    },
    {what: 'the journal', timeoutMs: 10_000, intervalMs: 5},
  );
  appendFileSync(forwarded, '66] kernel: second\n  of two lines\n[   86.3');
  journal[Symbol.dispose]();
  const [first, second, more, last, ...end] = lines();
  t.is(told.exec(first ?? '')?.groups?.text, 'systemd[1]: grün');
  t.is(told.exec(second ?? '')?.groups?.text, 'kernel: second');
  t.deepEqual([more, last, end], ['  of two lines', '[   86.3', ['']]);
  t.true(timeOf(first) >= before && timeOf(first) <= Date.now());
  // Half a millisecond later by the guest's clock, whenever it was read; less where the first was heard of later than the second.
  const apartMs = timeOf(second) - timeOf(first);
  t.true(apartMs >= 0 && apartMs < 0.51, String(apartMs));
  t.false(existsSync(forwarded));
});

test('it goes on after what the file has, and closing it twice does no harm', (t) => {
  const {path, forwarded, lines} = journalIn('restored');
  writeFileSync(path, 'before\n');
  const journal = new JournalFile(forwarded, path);
  appendFileSync(forwarded, '[    1.000001] a[1]: b\n');
  journal[Symbol.dispose]();
  journal[Symbol.dispose]();
  t.is(lines()[0], 'before');
  t.regex(lines()[1] ?? '', told);
});

test('a guest that never ends its line does not fill the memory', (t) => {
  const {path, forwarded} = journalIn('endless');
  const journal = new JournalFile(forwarded, path);
  appendFileSync(forwarded, 'x'.repeat(1024 * 1024));
  journal[Symbol.dispose]();
  t.is(readFileSync(path, 'utf8').replaceAll('\n', '').length, 1024 * 1024);
});

test('a journal that cannot be written fails nothing, and what was forwarded stays', (t) => {
  const {forwarded} = journalIn('full');
  const journal = new JournalFile(forwarded, '/dev/full');
  appendFileSync(forwarded, '[    1.000001] a[1]: b\n');
  journal[Symbol.dispose]();
  t.is(readFileSync(forwarded, 'utf8'), '[    1.000001] a[1]: b\n');
});

test('it moves to another file while it is written; what was begun ends there', (t) => {
  const [from, to] = [journalIn('from'), journalIn('to')];
  const journal = new JournalFile(from.forwarded, from.path);
  const writer = openSync(from.forwarded, 'a');
  writeSync(writer, '[    1.000001] a[1]: one\n[    1.00');
  journal.moveTo(to.forwarded, to.path);
  writeSync(writer, '0002] a[1]: two\n');
  t.true(existsSync(to.forwarded));
  journal[Symbol.dispose]();
  closeSync(writer);
  t.deepEqual(
    to.lines().map((line) => told.exec(line)?.groups?.text ?? line),
    ['a[1]: one', 'a[1]: two', ''],
  );
  t.deepEqual([from.path, from.forwarded, to.forwarded].filter(existsSync), []);
});
