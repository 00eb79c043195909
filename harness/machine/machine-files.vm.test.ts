import {randomBytes} from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {MachineryError} from '../errors/machinery-error.ts';
import {quote} from '../process/quote.ts';
import {machineUnderTest} from './testing/machine-under-test.ts';

// The tests share one guest and run one after the other.
const guest = machineUnderTest('machine-test');
const folder = mkdtempSync(join(tmpdir(), 'machine-'));

test.after.always(() => rmSync(folder, {recursive: true, force: true}));

test.serial('files and folders go to the guest and come back: content, modes and odd names', async (t) => {
  const names = [
    'plain',
    'with blank',
    "it's",
    '"quoted"',
    '$HOME',
    '-n',
    'ünï €',
    'new\nline',
    '.hidden',
    '*',
  ];
  const source = join(folder, 'source');
  mkdirSync(join(source, 'inner/empty'), {recursive: true});
  for (const [index, name] of names.entries()) {
    writeFileSync(join(source, 'inner', name), `${name}\n`.repeat(index));
    chmodSync(join(source, 'inner', name), [0o644, 0o600, 0o755, 0o4711, 0o444, 0o666][index % 6] ?? 0);
  }
  const big = randomBytes(3 * 1024 * 1024 + 17);
  writeFileSync(join(source, 'big'), big);
  chmodSync(join(source, 'inner/empty'), 0o500);
  chmodSync(join(source, 'inner'), 0o777);
  chmodSync(source, 0o750);

  const target = "/tmp/deep/er/tar'get";
  await guest.machine.copyFromHost(source, target);
  const listing = await guest.machine.succeed(
    `cd ${quote(`${target}/inner`)}; stat -c '%a %s' -- plain "it's" -n empty . ..`,
  );
  t.deepEqual(
    listing.split('\n').map((line, index) => (index > 2 ? line.split(' ')[0] : line)),
    ['644 0', '755 10', '666 15', '500', '777', '750'],
  );

  const back = join(folder, 'deep/back');
  await guest.machine.copyToHost(target, back);
  t.deepEqual(readdirSync(join(back, 'inner')).sort(), [...names, 'empty'].sort());
  for (const name of [...names.map((each) => `inner/${each}`), 'big']) {
    t.deepEqual(readFileSync(join(back, name)), readFileSync(join(source, name)));
  }
  for (const name of ['.', 'big', 'inner/empty', ...names.map((each) => `inner/${each}`)]) {
    t.is(statSync(join(back, name)).mode, statSync(join(source, name)).mode, name);
  }
});

test.serial('one file goes under another name; what cannot be copied is named', async (t) => {
  const file = join(folder, 'one');
  writeFileSync(file, 'one', {mode: 0o640});
  await guest.machine.copyFromHost(file, '/tmp/new/folder/two');
  t.is(await guest.machine.succeed('cat /tmp/new/folder/two; stat -c " %a" /tmp/new/folder/two'), 'one 640');
  await guest.machine.copyToHost('/tmp/new/folder/two', join(folder, 'new/three'));
  t.is(readFileSync(join(folder, 'new/three'), 'utf8'), 'one');

  await t.throwsAsync(guest.machine.copyFromHost(join(folder, 'none'), '/tmp/none'), {code: 'ENOENT'});
  await t.throwsAsync(guest.machine.copyFromHost(file, '/etc/hostname/below'), {
    instanceOf: MachineryError,
    message: /the folder \/etc\/hostname cannot be made: .*File exists/,
  });
  await t.throwsAsync(guest.machine.copyFromHost(file, '/sys/none'), {
    instanceOf: MachineryError,
    message: /one cannot be copied to \/sys\/none: /,
  });
  await t.throwsAsync(guest.machine.copyToHost('/no/such', join(folder, 'x')), {
    instanceOf: MachineryError,
    message: /^\/no\/such cannot be copied to .*: No such file/,
  });
});
