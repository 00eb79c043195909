import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {execa} from 'execa';

const script = readFileSync(new URL('undo.sh', import.meta.url), 'utf8');

type Files = Readonly<Record<string, string>>;

/** Runs undo.sh on a folder instead of /etc, with what hold.sh has saved of it. Resolves to the folder. */
const undo = async (t: ExecutionContext, before: Files, now: Files): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'undo-'));
  t.teardown(() => rmSync(folder, {recursive: true, force: true}));
  const etc = join(folder, 'machine');
  const held = join(folder, 'held');
  for (const path of ['machine', 'held/etc', 'bin']) {
    mkdirSync(join(folder, path), {recursive: true});
  }
  for (const [name, text] of Object.entries(before)) {
    writeFileSync(join(held, 'etc', name), text);
  }
  for (const [name, text] of Object.entries(now)) {
    writeFileSync(join(etc, name), text);
  }
  for (const file of ['begun', 'had-confinement']) {
    writeFileSync(join(held, file), '');
  }
  writeFileSync(join(folder, 'bin/systemctl'), '#!/bin/sh\n', {mode: 0o755});
  const {stdout} = await execa(
    'sh',
    ['-c', script.replaceAll(/(?<!\$dir)\/etc\//g, `${etc}/`).replace(/^dir=.*$/m, `dir=${held}`)],
    {
      env: {
        PATH: `${join(folder, 'bin')}:${process.env.PATH ?? ''}`,
        FILES: '',
        SOCKETS: '',
        SOCKET_PATHS: '',
        SERVICES: '',
        SLICES: '',
        FOLDERS: '',
        USERS: 'chroot-testuser chroot-testgroup',
      },
    },
  );
  t.is(stdout, 'undone');
  return etc;
};

test('what was there is as before, byte for byte', async (t) => {
  const etc = await undo(
    t,
    {passwd: 'root:x:0:0::/:/bin/sh\n'},
    {passwd: 'root:x:0:0::/:/bin/sh\nchroot-testuser:x:1:1::/:/bin/sh\n', 'passwd-': 'old\n'},
  );
  t.is(readFileSync(join(etc, 'passwd'), 'utf8'), 'root:x:0:0::/:/bin/sh\n');
  t.false(existsSync(join(etc, 'passwd-')));
});

test('what was not there is not there after', async (t) => {
  const etc = await undo(t, {}, {gshadow: 'chroot-testgroup:!::\n', 'gshadow-': ''});
  t.false(existsSync(join(etc, 'gshadow')));
  t.false(existsSync(join(etc, 'gshadow-')));
});

test('what somebody else has made or changed meanwhile stays', async (t) => {
  const etc = await undo(
    t,
    {group: 'root:x:0:\n'},
    {gshadow: 'other:!::\nchroot-testgroup:!::\n', group: 'root:x:0:\nother:x:7:\nchroot-testgroup:x:9:\n'},
  );
  t.is(readFileSync(join(etc, 'gshadow'), 'utf8'), 'other:!::\n');
  t.is(readFileSync(join(etc, 'group'), 'utf8'), 'root:x:0:\nother:x:7:\n');
});
