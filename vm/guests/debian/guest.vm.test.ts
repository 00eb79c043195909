import {once} from 'node:events';
import {type AddressInfo, createServer} from 'node:net';
import test from 'ava';
import pLimit from 'p-limit';
import {Machine} from '../../../harness/machine/machine.ts';
import {quote} from '../../../harness/process/quote.ts';
import {QemuDiedError} from '../../../harness/qemu/qemu-died-error.ts';
import {SshConnection} from '../../../harness/ssh/ssh-connection.ts';
import {SshError} from '../../../harness/ssh/ssh-error.ts';
import type {SshTarget} from '../../../harness/ssh/ssh-target.ts';
import {keyPair} from '../../../harness/ssh/key-pair.ts';
import {confinedRunner} from '../../shell/confined-runner.ts';
import {outsideRunner} from '../../shell/outside-runner.ts';
import {ServiceDiedError} from '../../shell/service-died-error.ts';
import {type Runner, Shell} from '../../shell/shell.ts';
import type {StepCommand} from '../../shell/step-command.ts';
import {type TransportName, transports} from '../../shell/transports.ts';
import {openTestGuest, type TestGuest} from '../testing/open-test-guest.ts';

// The tests share one guest and run one after the other; the last one powers it off.
let opened: TestGuest | undefined;
let machine: Machine;

test.before('a guest boots', async () => {
  opened = await openTestGuest('guest-test');
  ({machine} = opened.guest);
});

test.after.always('it ends', async () => {
  await opened?.[Symbol.asyncDispose]();
});

const transportNames = Object.keys(transports) as TransportName[];

const confined = (number: number, transport: TransportName, on = machine): Runner =>
  confinedRunner({machine: on, number, sharedRoot: false, transport});

/** Tries to connect from the guest; nc's exit status tells whether it could. */
const canReach = async (host: string, port: number): Promise<boolean> =>
  (await machine.execute(`nc -N -w 3 ${host} ${port} < /dev/null`)).exitStatus === 0;

test.serial('the guest reaches neither the host nor anything beyond', async (t) => {
  const server = createServer((socket) => socket.end('reached')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  try {
    const answers = await Promise.all([
      // The same question about itself has the other answer: nc is there, and its network is up.
      canReach('10.0.2.15', 22),
      // The host, by the address that QEMU's network has for it.
      canReach('10.0.2.2', port),
      canReach('10.0.2.2', 22),
      // QEMU's name server, and one that everybody knows.
      canReach('10.0.2.3', 53),
      canReach('1.1.1.1', 53),
    ]);
    t.deepEqual(answers, [true, false, false, false, false]);
  } finally {
    server.close();
  }
});

/** Why a connection was refused. */
const refusal = async (fields: Partial<SshTarget>): Promise<string> => {
  try {
    const connection = await SshConnection.connect({...machine.ssh.target, ...fields}, {timeoutMs: 60_000});
    await connection[Symbol.asyncDispose]();
    return 'it was not refused';
  } catch (error) {
    return error instanceof SshError ? error.message : `another error: ${String(error)}`;
  }
};

test.serial('only the pinned host key, the cache’s own key and root get in', async (t) => {
  const {host, port} = machine.ssh.target;
  const stranger = keyPair('a stranger');
  t.is(await refusal({}), 'it was not refused');
  t.is(
    await refusal({hostKey: stranger.public}),
    `ssh root@${host}:${port}: the host shows another key than the pinned one`,
  );
  t.is(
    await refusal({hostKey: ''}),
    `ssh root@${host}:${port}: the host shows another key than the pinned one`,
  );
  t.is(
    await refusal({privateKey: stranger.private}),
    `ssh root@${host}:${port}: All configured authentication methods failed`,
  );
  t.regex(await refusal({user: 'chroot-testuser'}), /All configured authentication methods failed$/);
});

test.serial('a connection is not made after its signal has aborted, and given up when it does', async (t) => {
  const reason = new Error('interrupted');
  await t.throwsAsync(
    SshConnection.connect(machine.ssh.target, {timeoutMs: 60_000, signal: AbortSignal.abort(reason)}),
    {is: reason},
  );
  const controller = new AbortController();
  const connecting = SshConnection.connect(machine.ssh.target, {
    timeoutMs: 60_000,
    signal: controller.signal,
  });
  controller.abort(reason);
  await t.throwsAsync(connecting, {instanceOf: SshError, message: /was given up$/});
});

test.serial('what the guest tells about itself is what it runs', async (t) => {
  const {facts} = opened?.guest ?? {};
  t.is(facts?.systemd, 257);
  t.regex(facts?.systemdVersion ?? '', /^257\./);
  t.is(facts?.kernel, await machine.succeed('uname -r'));
  t.is(await machine.succeed('systemctl is-system-running'), 'running');
});

const commands = [
  'false',
  'printf "no final newline"',
  'echo out; echo err >&2; exit 3',
  'printf "exit-status:7\\n"; exit 5',
  'printf "a\\0b\\377\\n\\0"',
  'for i in $(seq 1 500); do echo "line $i of many"; done; exit 255',
  `printf '%s|' "it's" '"$HOME"' '\\'`,
  '-n',
  ' if true; then\n  echo several lines; cat\nfi',
];

test.serial('chroot-exec in the guest and the runner agree, whatever its way', async (t) => {
  const limit = pLimit(4);
  const outcomes = await Promise.all(
    commands.map(async (command) =>
      limit(async () => ({
        command,
        theirs: await machine.execute(`CHROOT_STEP=7 chroot-exec ${quote(command)}`),
        ours: await Promise.all(transportNames.map(async (name) => confined(7, name)(command))),
      })),
    ),
  );
  for (const {command, theirs, ours} of outcomes) {
    t.is(theirs.stderr.toString(), '', command);
    for (const result of ours) {
      t.is(result.exitStatus, theirs.exitStatus, command);
      t.deepEqual(result.output, theirs.stdout, command);
      t.is(result.command, command);
      t.is(result.where, 'inside test7@.service');
      t.false(result.timedOut);
    }
  }
  const statusOf = (wanted: string) => outcomes.find(({command}) => command === wanted)?.theirs.exitStatus;
  t.is(statusOf('false'), 1);
  t.is(statusOf('-n'), 127);
  t.is(outcomes.at(-1)?.theirs.stdout.toString(), 'several lines\n');
});

for (const transport of transportNames) {
  test.serial(`commands at once by ${transport} do not mix`, async (t) => {
    const results = await Promise.all(
      Array.from({length: 8}, async (_, index) =>
        confined(index % 2 === 0 ? 2 : 7, transport)(`echo ${index}; exit ${index}`),
      ),
    );
    t.deepEqual(
      results.map(({output, exitStatus}) => [output.toString(), exitStatus]),
      results.map((_, index) => [`${index}\n`, index]),
    );
  });

  test.serial(
    `a confined command that runs out of time is ended in the guest, by ${transport}`,
    async (t) => {
      const hasty = new Machine({name: 'hasty', ssh: machine.ssh, timeoutFactor: 0.1});
      const result = await confined(
        7,
        transport,
        hasty,
      )("trap '' TERM; echo begun; sleep 611 & sleep 611; wait");
      t.true(result.timedOut);
      t.is(result.exitStatus, undefined);
      t.is(result.output.toString(), 'begun\n');
      t.is(await machine.succeed("grep -lz '[6]11' /proc/[0-9]*/cmdline 2>/dev/null | wc -l"), '0');
      t.is(
        await machine.succeed(
          "systemctl list-units --plain --no-legend --state=active,activating,deactivating 'test7@*.service'",
        ),
        '',
      );
      t.is((await confined(7, transport)('echo as before')).output.toString(), 'as before\n');
    },
  );

  test.serial(`a service that cannot start fails every check, by ${transport}`, async (t) => {
    await machine.succeed(
      'mkdir -p /run/systemd/system/test3@.service.d',
      "printf '[Service]\\nBindReadOnlyPaths=/no/such/path\\n' > /run/systemd/system/test3@.service.d/x.conf",
      'systemctl daemon-reload',
    );
    try {
      const checks: [StepCommand, Error | undefined][] = [];
      const shell = new Shell(confined(3, transport), (check, error) => {
        checks.push([check, error]);
        return false;
      });
      const error = await t.throwsAsync(shell.fail('true'), {instanceOf: ServiceDiedError});
      t.is(error.serviceStatus, 226);
      t.is(error.unit, 'test3@.service');
      t.regex(error.message, /226 \(NAMESPACE: .*\n[^]*\/no\/such\/path/);
      t.is(checks[0]?.[1], error);
    } finally {
      await machine.succeed('rm -r /run/systemd/system/test3@.service.d', 'systemctl daemon-reload');
    }
    t.is((await confined(3, transport)('echo healed')).exitStatus, 0);
  });

  test.serial(`a step without a socket is told, by ${transport}`, async (t) => {
    const error = await t.throwsAsync(confined(99, transport)('true'), {instanceOf: ServiceDiedError});
    t.is(error.serviceStatus, undefined);
    t.is(error.unit, 'test99@.service');
  });
}

test.serial(
  'outside of the confinement both streams are one, in the order in which they were written',
  async (t) => {
    const result = await outsideRunner(machine)(
      'echo one; sleep 0.2; echo two >&2; sleep 0.2; echo three; exit 3',
    );
    t.is(result.output.toString(), 'one\ntwo\nthree\n');
    t.is(result.exitStatus, 3);
    t.is(result.where, 'outside, on guest-test');
  },
);

test.serial('shutdown ends the guest in good order, and QEMU with it', async (t) => {
  const running = t.throwsAsync(machine.execute('exec sleep 600'), {any: true});
  await machine.shutdown();
  const {qemu} = opened?.guest ?? {};
  t.true(qemu?.ended.aborted);
  const reason = qemu?.ended.reason as QemuDiedError;
  t.is(reason.qemuStatus, 0);
  t.is(reason.signal, undefined);
  await running;
  await t.throwsAsync(machine.succeed('true'), {instanceOf: QemuDiedError});
  await machine.shutdown();
});
