import {mkdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {parseGuest} from '../../vm/guests/parse-guest.ts';
import {Workspace} from '../../vm/workspace/workspace.ts';
import {QemuDiedError} from '../qemu/qemu-died-error.ts';
import {NotYet} from '../wait/not-yet.ts';
import {waitUntil} from '../wait/wait-until.ts';
import {alarmPatterns} from './alarm-patterns.ts';
import {findAlarms} from './find-alarms.ts';
import {provocations} from './testing/provocations.ts';

/** The names of what is found, and the first line of each. */
const found = (content: string, form: 'kernel' | 'journal'): Map<string, string> =>
  new Map(findAlarms({file: 'f', content, form}).map(({name, text}) => [name, text]));

/** Every pattern, seen once for real: a kernel and a systemd that write what they write when it happens. */
const provokeAll = async (t: ExecutionContext, suite: string) => {
  await using workspace = await Workspace.open({acceleration: 'auto'});
  const files = workspace.run.file('files');
  await mkdir(files);
  await using guest = await parseGuest(`debian:${suite}`).openBare(workspace, {name: 'alarms', files});
  const {machine, ended} = guest;
  const kernel = async () => found(await machine.succeed('dmesg --kernel'), 'kernel');
  const systemd = async () =>
    found(
      await machine.succeed('journalctl --boot --no-pager --quiet --output=short-iso-precise _PID=1'),
      'journal',
    );
  t.deepEqual([...(await kernel()), ...(await systemd())], [], 'a guest that has only booted');

  const tools = {machine, socket: (name: string) => workspace.run.socket(name)};
  for (const [name, provoke] of Object.entries(provocations)) {
    try {
      await provoke(tools);
    } catch (error) {
      if (error instanceof QemuDiedError) {
        t.is(name, 'kernel panic');
        break;
      }
      throw error;
    }
    const {from} = alarmPatterns.find((each) => each.name === name) ?? {};
    // PID 1's line comes to the journal a moment later.
    const line = await waitUntil(
      async () => {
        const text = (await (from === 'kernel' ? kernel() : systemd())).get(name);
        if (text === undefined) {
          throw new NotYet('there is no such line');
        }
        return text;
      },
      {what: `the line of ${name}`, timeoutMs: 10_000 * machine.timeoutFactor, intervalMs: 500},
    );
    t.log(`${name}: ${line}`);
  }
  t.true(ended.aborted);
  t.regex((ended.reason as Error).message, /: the kernel panicked: .*Kernel panic - not syncing: /);
  const last = found(await readFile(join(files, 'console.log'), 'utf8'), 'kernel');
  t.log(`kernel panic: ${last.get('kernel panic') ?? ''}`);
  t.true(last.has('kernel panic'));
};

for (const suite of ['bookworm', 'trixie', 'forky']) {
  test.serial(`what should never be there, provoked: ${suite}`, async (t) => {
    await provokeAll(t, suite);
  });
}

test('each pattern is provoked', (t) => {
  t.deepEqual(Object.keys(provocations).sort(), alarmPatterns.map(({name}) => name).sort());
});
