import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {MachineryError} from '../errors/machinery-error.ts';
import {replaceFileSync} from './replace-file-sync.ts';
import {writeFileAtomic} from './write-file-atomic.ts';

const parent = mkdtempSync(join(tmpdir(), 'write-file-'));
test.after.always(() => rmSync(parent, {recursive: true, force: true}));

const writers = {
  writeFileAtomic: async (path: string, data: string) => writeFileAtomic(path, data),
  replaceFileSync: (path: string, data: string) => Promise.resolve().then(() => replaceFileSync(path, data)),
};

for (const [name, write] of Object.entries(writers)) {
  test(`${name}: a reader at any moment sees one text whole`, async (t) => {
    const path = join(parent, name, 'file');
    mkdirSync(join(parent, name));
    const texts = ['a', 'b'].map((letter) => letter.repeat(3_000_000));
    await write(path, texts[0] ?? '');
    const rounds = Array.from({length: 20}, (_, index) => texts[index % 2] ?? '');
    const seen: string[] = [];
    const reader = setInterval(() => seen.push(readFileSync(path, 'utf8')), 1);
    for (const text of rounds) {
      await write(path, text);
      await new Promise((resolve) => setImmediate(resolve));
    }
    clearInterval(reader);
    t.true(seen.length > 2);
    t.true(seen.every((text) => texts.includes(text)));
    t.deepEqual(readdirSync(join(parent, name)), ['file']);
  });

  test(`${name}: a failure names the file and leaves nothing`, async (t) => {
    const folder = join(parent, `${name}-failing`);
    mkdirSync(join(folder, 'file/full'), {recursive: true});
    const error = await t.throwsAsync(write(join(folder, 'file'), 'x'), {instanceOf: MachineryError});
    t.regex(error.message, /^cannot write .*\/file: /);
    t.deepEqual(readdirSync(folder), ['file']);
  });
}

test('the mode holds for a new file and an old one alike', async (t) => {
  const path = join(parent, 'secret');
  writeFileSync(path, 'old', {mode: 0o644});
  await writeFileAtomic(path, 'new', {mode: 0o600});
  t.is(statSync(path).mode & 0o777, 0o600);
});
