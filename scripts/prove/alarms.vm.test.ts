import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {ConfinementRun} from '../testing/confinement-run.ts';

/** A step that does something to the guest, and passes. */
const step = (description: string, command: string) =>
  `export default {description: '${description}', test: async ({confined, machine}) => { await machine.execute(${JSON.stringify(command)}); await confined.succeed('true'); }};`;

const proving = (files: Readonly<Record<string, string>>, ...args: string[]) =>
  new ConfinementRun({
    args: ['test', '--steps', 'mine', ...args],
    edit: (project) => {
      mkdirSync(join(project, 'mine'));
      for (const [name, content] of Object.entries(files)) {
        writeFileSync(join(project, 'mine', name), content);
      }
    },
  });

test('what the kernel of a guest says fails the run or warns, and no step; what a program says is nothing', async (t) => {
  await using run = proving({
    '01-segfault.mjs': step('a program dies', `perl -e 'unpack("p", pack("Q", 8))'`),
    '02-memory.mjs': step(
      'the guest is out of memory',
      `perl -e '$x = "a" x 40_000_000; open F, ">/proc/self/oom_score_adj"; print F 1000; close F; open F, ">/proc/sysrq-trigger"; print F "f"; close F; sleep 1000'`,
    ),
    '03-words.mjs': step(
      'a program says so',
      'echo "BUG: kernel NULL pointer dereference" | tee /dev/kmsg /dev/console | systemd-cat --identifier=kernel; echo "[    1.000000] Kernel panic - not syncing: no" > /dev/console',
    ),
  });
  const {exitCode, stdout, stderr} = await run.process;
  t.is(exitCode, 69, stderr);
  const record = run.record();
  t.is(record.exitStatus, 69);
  t.deepEqual(
    run.cases().map(({status}) => status),
    ['passed', 'passed', 'passed'],
  );
  const [suite] = record.suites;
  t.deepEqual(
    suite?.alarms?.map(({name, verdict, who}) => [name, verdict, who]),
    [
      ['segfault', 'warns', 'perl'],
      ['out of memory', 'fails', 'perl'],
      // Commands run in its unit.
      ['failed unit', 'warns', 'ssh.service'],
    ],
  );
  for (const {file, line, text} of suite?.alarms ?? []) {
    const lines = readFileSync(join(run.project, 'test-results', 'latest', file), 'utf8').split('\n');
    t.true(lines[line - 1]?.endsWith(text), `${file}:${line}`);
  }
  t.regex(
    record.error ?? '',
    /^debian:trixie 2025: out of memory: Out of memory: Killed process .*kernel\.txt:\d+\)$/,
  );
  t.regex(stderr, /debian:trixie 2025: warning: segfault: perl\[\d+\]: .*kernel\.txt:\d+\)/);
  t.regex(stderr, /debian:trixie 2025: ERROR: out of memory: /);
  t.regex(stdout, /^ {2}WARN +segfault: perl/m);
  t.regex(stdout, /^ERROR\n +debian:trixie 2025: out of memory: /m);
});

test('a panic is told once, as why the machine ended', async (t) => {
  await using run = proving({'01-panic.mjs': step('the kernel panics', 'echo c > /proc/sysrq-trigger')});
  const {exitCode, stdout, stderr} = await run.process;
  t.is(exitCode, 69, stderr);
  const [only] = run.cases();
  t.is(only?.status, 'error');
  t.regex(
    only?.failure?.message ?? '',
    /^machine debian:trixie 2025: QEMU ended after [\d.]+ s \(exit status 0\): the kernel panicked: .*Kernel panic - not syncing: /,
  );
  t.is(run.record().error, undefined);
  t.deepEqual(
    run.record().suites[0]?.alarms?.map(({name}) => name),
    ['kernel panic'],
  );
  t.is(stdout.match(/the kernel panicked/g)?.length, 1);
});
