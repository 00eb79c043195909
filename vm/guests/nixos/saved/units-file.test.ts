import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {MachineryError} from '../../../../harness/errors/machinery-error.ts';
import {readUnitsFile} from './units-file.ts';

test('what the units of steps are is read; another file is told in one line', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'units-file-'));
  t.teardown(async () => rm(folder, {recursive: true, force: true}));
  const file = join(folder, 'units.json');
  const units = {etc: {'systemd/system': '/nix/store/x-system-units'}, unlike: ['users']};
  await writeFile(file, JSON.stringify(units));
  t.deepEqual(await readUnitsFile(file), units);
  for (const text of ['', '{}', '{"etc": {"a": "/tmp/x"}, "unlike": []}']) {
    await writeFile(file, text);
    await t.throwsAsync(readUnitsFile(file), {
      instanceOf: MachineryError,
      message: `${file} is not what vm/nixos/saved-guest.nix makes`,
    });
  }
});
