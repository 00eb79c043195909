import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {readKnownFlakes} from './read-known-flakes.ts';

const folder = mkdtempSync(join(tmpdir(), 'flakes-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

let count = 0;
const read = (text: string) => {
  const file = join(folder, `${(count += 1)}.json`);
  writeFileSync(file, text);
  return readKnownFlakes(file, [7, 12]);
};

const good = {step: 7, tracker: 'owner/repository#12', expires: '2026-12-31'};

test('entries are read; guests and modules are told by their full names', (t) => {
  t.deepEqual(read('[]'), []);
  t.deepEqual(read(JSON.stringify([good, {...good, step: 12, guest: 'debian', module: '2025'}])), [
    good,
    {...good, step: 12, guest: 'debian:trixie', module: '2025'},
  ]);
  t.is(read(JSON.stringify([{...good, tracker: 'https://example.org/1'}])).length, 1);
});

for (const [what, text, message] of [
  ['no JSON', '{', /: cannot be read: /],
  ['no list', '{}', /: must be a list, as in \[\{"step": 12,/],
  ['no entry', '[3]', /: entry 1: must be an object with step, tracker and expires$/],
  ['a step that there is not', [{...good, step: 8}], /: entry 1: step: there is no step 8; allowed: 7, 12$/],
  ['no step', [{...good, step: undefined}], /: entry 1: step: is missing; allowed: the number of a step/],
  ['a step by its name', [good, {...good, step: 'x'}], /: entry 2: step: allowed: the number of a step/],
  ['no tracker', [{...good, tracker: undefined}], /: tracker: is missing; allowed: a URL, or owner/],
  ['a tracker that is none', [{...good, tracker: 'later'}], /: tracker: allowed: a URL, or owner/],
  ['no day', [{...good, expires: undefined}], /: expires: is missing; allowed: a day, as in "2026-12-31"$/],
  ['a day that there is not', [{...good, expires: '2026-02-30'}], /: expires: allowed: a day, as in/],
  ['another guest', [{...good, guest: 'ubuntu'}], /: entry 1: guest: ubuntu: no such guest; allowed: /],
  ['another module', [{...good, module: '2020'}], /: entry 1: module: 2020: no such module; allowed: /],
  [
    'a key that there is not',
    [{...good, expire: 1}],
    /: expire: no such key; did you mean expires\?; allowed: step,/,
  ],
] as const) {
  test(`${what} is refused in one line that names the file and the entry`, (t) => {
    const {message: told} = t.throws(() => read(typeof text === 'string' ? text : JSON.stringify(text)), {
      instanceOf: UsageError,
      message,
    });
    t.false(told.includes('\n'));
  });
}

test('a file that is not there is refused, too', (t) => {
  t.throws(() => readKnownFlakes(join(folder, 'none.json'), [7]), {
    instanceOf: UsageError,
    message: /none\.json: cannot be read: ENOENT/,
  });
});
