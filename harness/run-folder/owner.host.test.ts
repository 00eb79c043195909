import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import {withParentDeathSignal} from '../process/with-parent-death-signal.ts';
import {Owner} from './owner.ts';

const folder = mkdtempSync(join(tmpdir(), 'owner-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

/** This process as owner, as it is read back when some of its fields were others. */
const changed = (fields: Partial<Record<keyof Owner, unknown>>): Owner | undefined => {
  const path = join(folder, 'owner');
  writeFileSync(path, JSON.stringify(Object.assign(Owner.ofThisProcess(), fields)));
  return Owner.read(path);
};

test('this process is alive, and described by its command line', (t) => {
  const owner = changed({});
  t.true(owner?.isAlive());
  t.regex(owner?.describe() ?? '', new RegExp(`^process ${process.pid} \\(.*node.*\\)$`));
});

test('a process that got the number of a dead one is not taken for it', (t) => {
  t.false(changed({startTime: '1'})?.isAlive());
  t.false(changed({bootId: 'an earlier boot'})?.isAlive());
});

test('a process of another PID namespace cannot be seen and counts as alive', (t) => {
  t.true(changed({pidNamespace: 'pid:[1]', pid: 4_000_000})?.isAlive());
});

test('a zombie is dead', async (t) => {
  // The shell starts a process that ends, becomes another program, and so never asks how its child ended.
  const script = 'sleep 0.2 & echo $!; exec sleep 60';
  const child = execa(...withParentDeathSignal('sh', ['-c', script]), {reject: false});
  t.teardown(() => child.kill('SIGKILL'));
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  const pid = Number(chunk.toString());
  const {stdout} = await execa('cut', ['-d', ' ', '-f', '22', `/proc/${pid}/stat`]);
  const owner = changed({pid, startTime: stdout});
  t.true(owner?.isAlive());
  await new Promise((resolve) => setTimeout(resolve, 600));
  t.regex((await execa('cat', [`/proc/${pid}/stat`])).stdout, / Z /);
  t.false(owner?.isAlive());
});

test('what is not an owner file is none', (t) => {
  const path = join(folder, 'broken');
  for (const text of ['', '{"pid":', '{"pid":-1}', 'null']) {
    writeFileSync(path, text);
    t.is(Owner.read(path), undefined);
  }
  t.is(Owner.read(join(folder, 'absent')), undefined);
});
