import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {givenProbe} from './given-probe.ts';

test('a probe that is built already is taken from where the environment says', async (t) => {
  t.is(await givenProbe({}), undefined);
  t.is(await givenProbe({CONFINEMENT_PROBE: ''}), undefined);
  t.deepEqual(
    (await givenProbe({CONFINEMENT_PROBE: process.execPath}))?.subarray(1, 4),
    Buffer.from('ELF') as Uint8Array,
  );
});

test('what is no program is told in one line', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'probe-'));
  t.teardown(async () => rm(folder, {recursive: true}));
  const file = join(folder, 'probe');
  await writeFile(file, '#!/bin/sh\n');
  for (const [path, message] of [
    [file, `CONFINEMENT_PROBE=${file}: is no program; allowed: what Nix builds of vm/probe/package.nix`],
    [`${file}s`, `CONFINEMENT_PROBE=${file}s: cannot be read: ENOENT`],
    [folder, `CONFINEMENT_PROBE=${folder}: cannot be read: EISDIR`],
  ] as const) {
    await t.throwsAsync(givenProbe({CONFINEMENT_PROBE: path}), {instanceOf: UsageError, message});
  }
});
