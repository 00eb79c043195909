import test from 'ava';
import {askSystemd} from '../systemd/ask-systemd.ts';
import {knownSystemds} from '../systemd/known-systemds.ts';
import {inspectServices} from './inspect-services.ts';
import {InspectionRun} from './run/inspection-run.ts';
import {seenDirectives} from './table/seen-directives.ts';
import {whyGap} from './table/why-gap.ts';
import {bareMachine} from './testing/bare-machine.ts';
import {exampleUnit} from './testing/example-unit.ts';
import {inspected} from './testing/inspected.ts';
import {inspectOne} from './testing/inspect-one.ts';
import {listing} from './testing/listing.ts';
import {tryDirectives} from './testing/try-directives.ts';
import {makeTwin} from './twin/make-twin.ts';
import {probeProgram} from './twin/probe-program.ts';
import {parseLocated} from './unit/parse-located.ts';
import type {UnitSource} from './unit/unit-source.ts';

// The table is true on each of the guests.
const bare = await bareMachine();
const {machine, probe} = bare;

test.after.always('the guest ends', async () => {
  await bare[Symbol.asyncDispose]();
});

const unit = (...lines: readonly string[]): UnitSource => exampleUnit(lines);

const problemOf = async (service: UnitSource | string): Promise<string> => {
  const found = await inspectOne(bare, {service});
  return 'problem' in found ? found.problem : '';
};

test.serial('what the data says that systemd knows is what it says', async (t) => {
  const told = await askSystemd(machine);
  t.deepEqual(
    knownSystemds.find(({systemd}) => systemd === told.systemd),
    told,
  );
});

test.serial('each directive shows what the table says, and is not there without', async (t) => {
  const tried = await tryDirectives(machine, probe);
  t.is(tried.length, Object.keys(seenDirectives).length);
  const systemd = Number(/\d+/.exec(await machine.succeed('systemctl --version'))?.[0]);
  // The kernel of debian:forky has it, those before have not.
  const {exitStatus} = await machine.execute('test -e /sys/fs/cgroup/system.slice/memory.zswap.max');
  for (const each of tried) {
    const isThere = exitStatus === 0 || seenDirectives[each.directive]?.notOnGuests === undefined;
    const falls = whyGap(each.directive, systemd) !== undefined;
    const expected = each.isKnown && isThere && !falls ? 'in force' : 'not in force';
    const told = `${each.directive}: ${JSON.stringify(each.with?.checks.slice(0, 3))} ${each.with?.why ?? ''}; ${each.ended}`;
    t.is(each.with?.state, expected, told);
    t.is(each.without?.state, 'not in force', `without ${each.directive}`);
  }
});

test.serial('what is declared and in force is told, and nothing is left', async (t) => {
  await machine.succeed(
    'install -d -m 750 -o daemon -g daemon /var/lib/example; touch /var/lib/example/kept',
  );
  const before = await listing(machine);
  const state = await machine.succeed('stat -c "%a %u %g %y" /var/lib/example');
  const {verdicts, observation, score} = await inspected(
    bare,
    unit(
      'User=daemon',
      'StateDirectory=example',
      'StateDirectoryMode=0750',
      'CacheDirectory=example',
      'RuntimeDirectory=example',
      'BindPaths=/etc:/srv/made',
      'ProtectSystem=strict',
      'PrivateTmp=yes',
      'SystemCallFilter=@system-service',
      'NoNewPrivileges=yes',
    ),
  );
  t.deepEqual(
    verdicts.filter((verdict) => verdict.state !== 'in force').map(({directive}) => directive),
    [],
  );
  t.is(observation?.exposure.at('/var/lib/example'), 'writable');
  t.is(observation?.exposure.at('/etc/shadow'), 'none');
  t.regex(score ?? '', /^\d+\.\d$/);
  t.is(await listing(machine), before);
  t.is(await machine.succeed('stat -c "%a %u %g %y" /var/lib/example'), state);
});

test.serial('a folder that is there with another owner is left as it is', async (t) => {
  await machine.succeed('install -d -m 700 -o root -g root /var/lib/others');
  const {verdicts, changed} = await inspected(bare, unit('User=daemon', 'StateDirectory=others'));
  t.is(verdicts.find(({directive}) => directive === 'StateDirectory')?.state, 'unseen');
  t.regex(changed.get('StateDirectory') ?? '', /another owner or mode/);
  t.is(await machine.succeed('stat -c "%a %u %g" /var/lib/others'), '700 0 0');
});

test.serial('of lists of addresses and sockets each is looked at, and what is let beside them', async (t) => {
  const systemd = Number(/\d+/.exec(await machine.succeed('systemctl --version'))?.[0]);
  const state = async (...lines: readonly string[]) => {
    const [verdict] = (await inspected(bare, unit(...lines))).verdicts;
    return verdict?.state;
  };
  t.is(await state('IPAddressDeny=127.0.0.9 127.1.0.0/16'), 'in force');
  t.is(await state('IPAddressDeny=any', 'IPAddressAllow=127.0.0.1'), 'in force');
  t.is(await state('IPAddressDeny=any', 'IPAddressAllow=localhost'), 'unseen');
  t.is(await state('IPAddressDeny=10.0.0.0/8'), 'unseen');
  const bound = whyGap('SocketBindDeny', systemd) === undefined ? 'in force' : 'not in force';
  t.is(await state('SocketBindDeny=tcp:8080', 'SocketBindDeny=ipv4:udp:2000-3000'), bound);
  t.is(await state('SocketBindDeny=any', 'SocketBindAllow=tcp:8080'), bound);
  // What it opens is none that is in force.
  t.is(await state('SocketBindDeny=tcp:8000-9000', 'SocketBindAllow=tcp:8000-8999'), bound);
});

test.serial('a mount of the machine’s that is bound to where it is is the service’s own', async (t) => {
  const {verdicts} = await inspected(bare, unit('BindPaths=/run', 'BindReadOnlyPaths=/dev/shm'));
  t.deepEqual(
    verdicts.map(({directive, state}) => `${directive} ${state}`),
    ['BindPaths in force', 'BindReadOnlyPaths in force'],
  );
});

test.serial('a path that is a link is judged by what it leads to, as systemd mounts it there', async (t) => {
  const {verdicts} = await inspected(
    bare,
    unit('NoExecPaths=/', 'ExecPaths=/usr/bin/awk /usr/lib /lib', 'InaccessiblePaths=/var/run/dbus'),
  );
  t.deepEqual(
    verdicts.map(({directive, state, checks}) => `${directive} ${state} ${checks.length}`),
    ['NoExecPaths in force 1', 'ExecPaths in force 3', 'InaccessiblePaths in force 1'],
  );
});

test.serial('what one directive makes and another hides is not said to be missing', async (t) => {
  const state = async (...lines: readonly string[]) =>
    (await inspected(bare, unit(...lines))).verdicts.find(({directive}) => directive === 'RuntimeDirectory')
      ?.state;
  t.is(await state('RuntimeDirectory=example/%n'), 'in force');
  t.is(await state('RuntimeDirectory=example/%n', 'InaccessiblePaths=-/run/example/%n'), 'unseen');
});

test.serial('the folders of a dynamic user are looked for where they are', async (t) => {
  const {verdicts} = await inspected(
    bare,
    unit(
      'DynamicUser=yes',
      'StateDirectory=of-dynamic',
      'RuntimeDirectory=of-dynamic',
      'WorkingDirectory=%S/of-dynamic',
    ),
  );
  t.deepEqual(
    verdicts.map(({directive, state}) => `${directive} ${state}`),
    [
      'DynamicUser in force',
      'StateDirectory in force',
      'RuntimeDirectory in force',
      'WorkingDirectory in force',
    ],
  );
});

test.serial('a directory that services share is in force for each, as when it is alone', async (t) => {
  const names = ['one', 'two', 'three', 'four'].map((name) => `${name}.service`);
  const services = names.map((name) => ({
    service: exampleUnit(['DynamicUser=yes', 'StateDirectory=shared', 'ProtectSystem=strict'], name),
  }));
  const {services: found} = await inspectServices({machine, probe, services, suggest: false});
  t.deepEqual(
    found.map((each) =>
      'problem' in each ? each.problem : each.verdicts.map(({directive, state}) => `${directive} ${state}`),
    ),
    names.map(() => ['DynamicUser in force', 'StateDirectory in force', 'ProtectSystem in force']),
  );
});

test.serial('a secret that is not there keeps no twin from starting', async (t) => {
  const {verdicts} = await inspected(bare, unit('LoadCredential=key:/no/such/file', 'PrivateTmp=yes'));
  t.is(verdicts.find(({directive}) => directive === 'PrivateTmp')?.state, 'in force');
});

test.serial('what PID 1 does not know is told with its own line', async (t) => {
  const {verdicts} = await inspected(bare, unit('ReadOnlyPath=/etc', 'PrivateTmp=perhaps'));
  const [unknown, wrong] = verdicts;
  t.is(unknown?.state, 'not in force');
  t.regex(unknown?.said ?? '', /Unknown key.*ReadOnlyPath/);
  t.regex(unknown?.why ?? '', /nearest name is ReadOnlyPaths=/);
  t.is(wrong?.state, 'not in force');
});

test.serial('a command with full privileges is not in its sandbox, and that is told', async (t) => {
  const source = unit('ProtectSystem=strict', 'NoNewPrivileges=yes', 'User=daemon');
  const text = source.files[0]?.text.replace('=/bin/daemon', '=+/bin/daemon') ?? '';
  const {verdicts} = await inspected(bare, {...source, files: [{path: './example.service', text}]});
  t.deepEqual(
    verdicts.map(({directive, state}) => `${directive} ${state}`),
    ['ProtectSystem not applied', 'NoNewPrivileges not applied', 'User not applied'],
  );
});

test.serial('what cannot be inspected is told in one line', async (t) => {
  t.regex(await problemOf(unit('User=nobody-of-that-name')), /^its user nobody-of-that-name does not exist/);
  t.regex(await problemOf(unit('ReadOnlyPaths=/no/such/path')), /226\/NAMESPACE/);
  t.regex(await problemOf('no-such-thing.service'), /has no such service/);
  t.regex(
    await problemOf({name: 'x.service', files: [{path: './x.service', text: '[Unit]\n'}]}),
    /no section \[Service\]/,
  );
});

test.serial('what nobody takes away goes with the unit that holds it', async (t) => {
  const before = await listing(machine);
  const run = new InspectionRun(machine);
  const {survey} = await run.begin(probe, []);
  const settings = parseLocated(unit('CacheDirectory=left/behind', 'BindPaths=/etc:/srv/left/behind'));
  await run.run([
    {
      make: (output) =>
        makeTwin({
          name: 'example.service',
          settings,
          folder: run.folder,
          program: probeProgram(run.folder, output, 20_000),
          survey,
        }),
    },
  ]);
  t.not(await listing(machine), before);
  // As its end after a while, or that of the machine.
  // Not by `systemctl kill`: systemd 262 ends what ExecStopPost= has begun with it.
  await machine.succeed(`kill -KILL "$(systemctl show --property=MainPID --value ${run.name}.service)"`);
  await machine.waitUntilFails(`systemctl is-active ${run.name}.service || test -e ${run.folder}`);
  t.is(await listing(machine), before);
});

test.serial('services that the guest has are inspected, and go on undisturbed', async (t) => {
  const before = await listing(machine);
  const state = 'systemctl show -p MainPID -p ActiveState -p NRestarts ssh.service systemd-journald.service';
  const running = await machine.succeed(state);
  const names = [
    'ssh.service',
    'systemd-journald.service',
    'systemd-logind.service',
    'systemd-networkd.service',
  ];
  const {services} = await inspectServices({machine, probe, services: names.map((service) => ({service}))});
  t.deepEqual(
    services.map(({name}) => name),
    names,
  );
  for (const service of services) {
    if ('problem' in service) {
      t.fail(`${service.name}: ${service.problem}`);
      continue;
    }
    t.is(service.whyUnseen, undefined, service.name);
    const isBroken = service.verdicts.filter(
      ({state: verdict, why}) => verdict === 'not in force' && why === undefined,
    );
    t.deepEqual(isBroken, [], service.name);
    t.true(service.suggestions.every(({closes, keeps}) => closes.length > 0 || keeps !== undefined));
  }
  const [ssh] = services;
  t.true(ssh !== undefined && 'suggestions' in ssh && ssh.suggestions.length > 15);
  t.is(await machine.succeed(state), running);
  t.is(await listing(machine), before);
});
