import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import test from 'ava';
import {NotYet} from '../../../harness/wait/not-yet.ts';
import {waitUntil} from '../../../harness/wait/wait-until.ts';
import {bareMachine} from '../testing/bare-machine.ts';
import {exampleUnit} from '../testing/example-unit.ts';
import {listing} from '../testing/listing.ts';
import type {UnitSource} from '../unit/unit-source.ts';
import {type EnteredShell, enterService} from './enter-service.ts';

const bare = await bareMachine();
const {machine} = bare;
const programs = {bash: readFileSync('/bin/bash-static'), busybox: readFileSync('/bin/busybox')};

test.after.always('the guest ends', async () => {
  await bare[Symbol.asyncDispose]();
});

test.before('a first login on a terminal makes the book of logins', async () => {
  const channel = await machine.ssh.shell({columns: 80, rows: 24}, 'dumb', ':');
  channel.resume();
  await once(channel, 'close');
});

const unit = (...lines: readonly string[]): UnitSource => exampleUnit(lines, 'example@x.service');

/** What a shell came to: its output, which shell, and what kept it from running. */
type Came = {problem: string | undefined; output: string; shell: EnteredShell | undefined};

/** Sends a text to a shell that reads pipes. */
const piped = async (service: UnitSource | string, input: string, relax: readonly string[] = []) => {
  const came: Came = {problem: undefined, output: '', shell: undefined};
  came.problem = await enterService({
    machine,
    programs,
    service: {service, relax},
    terminal: undefined,
    async attach(command, marked) {
      marked.resume();
      const {stdout, stderr} = await machine.execute(command, {input});
      came.output = stdout.toString();
      marked.end(stderr);
      await once(marked, 'end');
    },
    onEntered: (_name, shell) => {
      came.shell = shell;
    },
  });
  return came;
};

/** Types at a shell on a terminal: `typed` is told what that shows, and may wait for more. */
const onTerminal = async (
  service: UnitSource,
  typed: (type: (text: string) => void, shows: (pattern: RegExp) => Promise<void>) => Promise<void>,
) => {
  const came: Came = {problem: undefined, output: '', shell: undefined};
  came.problem = await enterService({
    machine,
    programs,
    service: {service},
    terminal: 'vt100',
    async attach(command, marked) {
      const channel = await machine.ssh.shell({columns: 91, rows: 37}, 'vt100', command);
      const closed = once(channel, 'close');
      channel.pipe(marked).on('data', (chunk: Buffer) => {
        came.output += chunk.toString();
      });
      await typed(
        (text) => channel.write(text),
        async (pattern) =>
          waitUntil(
            async () => {
              if (!pattern.test(came.output)) {
                throw new NotYet(came.output);
              }
              return Promise.resolve();
            },
            {what: `the terminal to show ${String(pattern)}`, timeoutMs: 120_000, intervalMs: 50},
          ),
      );
      await closed;
    },
    onEntered: (_name, shell) => {
      came.shell = shell;
    },
  });
  return came;
};

test.serial('commands run in the sandbox, and nothing is left', async (t) => {
  const before = await listing(machine);
  const {problem, output, shell} = await piped(
    unit('User=daemon', 'ProtectSystem=strict', 'CacheDirectory=left/behind', 'Environment=WHAT=%i'),
    'id -un; echo $WHAT; touch /etc/x 2>&1 | grep -c "Read-only"; seq 20000 | tail -n 1\nexit 226\n',
  );
  t.is(problem, undefined);
  t.is(output, 'daemon\nx\n1\n20000\n');
  t.deepEqual(shell, {path: '/bin/bash', wasAdded: false});
  t.is(await listing(machine), before);
});

test.serial('a sandbox without a shell gets one', async (t) => {
  const before = await listing(machine);
  const {problem, output, shell} = await piped(
    unit('RootDirectory=/srv', 'PrivateDevices=yes', 'User=daemon'),
    'ls -d /usr/bin /bin/* /etc/passwd 2>/dev/null; id -u; busybox tty\n',
  );
  t.is(problem, undefined);
  t.is(output, '1\nnot a tty\n');
  t.true(shell?.wasAdded);
  t.is(await listing(machine), before);
});

test.serial('what keeps the shell from running is told with the directive, and may be relaxed', async (t) => {
  const service = unit('ReadOnlyPaths=/no/such/path', 'PrivateTmp=yes');
  const {problem, output, shell} = await piped(service, 'echo in\n');
  t.regex(
    problem ?? '',
    /^example@x\.service: .*226\/NAMESPACE.*ReadOnlyPaths= .*: --relax ReadOnlyPaths does without$/,
  );
  t.is(output, '');
  t.is(shell, undefined);
  const relaxed = await piped(service, 'echo in\n', ['ReadOnlyPaths']);
  t.is(relaxed.problem, undefined);
  t.is(relaxed.output, 'in\n');
  const filtered = await piped(unit('SystemCallFilter=~brk'), 'echo in\n');
  t.regex(filtered.problem ?? '', /the filter of system calls ended the shell \(SIGSYS, brk of @default\)$/);
  t.regex(
    (await piped(unit('User=nobody-of-that-name'), '')).problem ?? '',
    /its user nobody-of-that-name does not exist there$/,
  );
  t.regex((await piped('none.service', '')).problem ?? '', /^none\.service: .* has no such service/);
});

for (const lines of [
  ['PrivateDevices=yes', 'ProtectSystem=strict'],
  ['DevicePolicy=strict'],
  ['RootDirectory=/srv', 'PrivateDevices=yes'],
  ['RootDirectory=/srv', 'MountAPIVFS=no'],
]) {
  test.serial(`a terminal is one inside: ${lines.join(' ')}`, async (t) => {
    const before = await listing(machine);
    const {problem, output} = await onTerminal(unit('User=daemon', ...lines), async (type, shows) => {
      await shows(/example@x\.service:\/\$ /);
      type('test -t 0 && test -t 2 && echo is-a-"terminal"; busybox stty size; echo $TERM\r');
      await shows(/is-a-terminal\s+37 91\s+vt100\s/);
      // Ctrl-C ends what runs, and not the shell; job control needs a session with this terminal.
      type('busybox sleep 1000\r');
      await shows(/busybox sleep 1000\r?\n/);
      type('\x03');
      type('echo still-"here"\r');
      await shows(/still-here/);
      type('\x04');
    });
    t.is(problem, undefined, output);
    t.notRegex(output, /no job control|can't access tty|cannot set terminal/);
    t.is(await listing(machine), before);
  });
}

test.serial('a terminal that goes away takes the shell with it, and the service goes on', async (t) => {
  const before = await listing(machine);
  const state = 'systemctl show -p MainPID -p ActiveState -p NRestarts ssh.service';
  const running = await machine.succeed(state);
  const problem = await enterService({
    machine,
    programs,
    service: {service: 'ssh.service'},
    terminal: 'dumb',
    async attach(command, marked) {
      marked.resume();
      const channel = await machine.ssh.shell({columns: 80, rows: 24}, 'dumb', command);
      channel.pipe(marked);
      await once(marked, 'data');
      channel.close();
      await once(channel, 'close');
      await machine.waitUntilFails(
        'systemctl list-units --plain --no-legend "confinement-inspect-*-0.service" | grep -q activating',
      );
    },
    onEntered: () => undefined,
  });
  t.is(problem, undefined);
  t.is(await machine.succeed(state), running);
  t.is(await listing(machine), before);
});

test.serial('a shell that nobody hears of any more goes with the unit that holds it', async (t) => {
  const before = await listing(machine);
  await enterService({
    machine,
    programs,
    service: {service: unit('CacheDirectory=left/behind')},
    terminal: undefined,
    async attach(command, marked) {
      marked.resume();
      const ended = machine.execute(command, {
        input: 'touch /tmp/is-in; sleep 1000\n',
        onStderr: (chunk) => marked.write(chunk),
      });
      await machine.waitForFile('/tmp/is-in');
      // As its end after a while.
      await machine.succeed(
        'rm /tmp/is-in; systemctl kill --signal=KILL "confinement-inspect-????????.service"',
      );
      await ended;
      await machine.waitUntilFails('ls -d /run/confinement-inspect-*');
    },
    onEntered: () => undefined,
  });
  t.is(await listing(machine), before);
});
