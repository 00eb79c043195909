import {mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {parseModule} from '../modules/confinement-module.ts';
import {catUnits} from './cat-units.ts';

const root = await mkdtemp(join(tmpdir(), 'cat-units-'));
test.after.always(async () => rm(root, {recursive: true, force: true}));

test('a step’s files, each below its path: socket, service with its drop-ins, further services', async (t) => {
  const storePath = '/nix/store/units';
  const folder = join(root, storePath, 'lib/systemd/system');
  await mkdir(join(folder, 'test5@.service.d'), {recursive: true});
  await writeFile(join(root, 'nix/store/socket'), '[Socket]\nAccept=true\n\n');
  await symlink('/nix/store/socket', join(folder, 'test5.socket'));
  await writeFile(join(folder, 'test5@.service'), '[Service]\n');
  await writeFile(join(folder, 'test5@.service.d/confinement.conf'), '[Service]\nPrivateTmp=true\n');
  await writeFile(join(folder, 'test5-help.service'), '[Service]\nType=oneshot\n');
  await writeFile(join(folder, 'test50.socket'), '[Socket]\n');
  const built = {
    module: parseModule('2025').source,
    storePath,
    closure: [],
    steps: new Map([
      [5, {store: {}}],
      [6, {store: {}}],
    ]),
    realPath: (path: string) => join(root, path),
  };
  t.is(
    await catUnits(built, 5),
    [
      '# /nix/store/units/lib/systemd/system/test5.socket',
      '[Socket]',
      'Accept=true',
      '',
      '# /nix/store/units/lib/systemd/system/test5@.service',
      '[Service]',
      '',
      '# /nix/store/units/lib/systemd/system/test5@.service.d/confinement.conf',
      '[Service]',
      'PrivateTmp=true',
      '',
      '# /nix/store/units/lib/systemd/system/test5-help.service',
      '[Service]',
      'Type=oneshot',
      '',
    ].join('\n'),
  );
  t.is(await catUnits(built, 6), undefined);
});
