import test from 'ava';
import {askSystemd} from '../systemd/ask-systemd.ts';
import {execKinds} from './exec/exec-kind.ts';
import type {AskedService} from './service/asked-service.ts';
import {keptByPlus} from './table/kept-by-plus.ts';
import {seenDirectives} from './table/seen-directives.ts';
import {whyGap} from './table/why-gap.ts';
import {bareMachine} from './testing/bare-machine.ts';
import {exampleUnit} from './testing/example-unit.ts';
import {inspectOne} from './testing/inspect-one.ts';
import {listing} from './testing/listing.ts';
import {tryDirectives} from './testing/try-directives.ts';

const bare = await bareMachine();
const {machine, probe} = bare;

test.after.always('the guest ends', async () => {
  await bare[Symbol.asyncDispose]();
});

const inspected = async (exec: NonNullable<AskedService['exec']>, ...lines: readonly string[]) =>
  inspectOne(bare, {service: exampleUnit(lines), exec});

/** As in `User in force`. */
const verdicts = async (...args: Parameters<typeof inspected>): Promise<readonly string[]> => {
  const found = await inspected(...args);
  return 'problem' in found
    ? [found.problem]
    : found.verdicts.map(({directive, state}) => `${directive} ${state}`);
};

/** Lines that a service has here, and those that its systemd does not know. */
const lines = async () => {
  const {systemd, directives} = await askSystemd(machine);
  const known = execKinds.filter((kind) => directives.Service.includes(kind));
  return {systemd, known, unknown: execKinds.filter((kind) => !known.includes(kind))};
};

test.serial('each line is run in the sandbox, and nothing is left', async (t) => {
  const before = await listing(machine);
  const {systemd, known, unknown} = await lines();
  for (const kind of unknown) {
    const [problem = ''] = await verdicts(kind, `${kind}=/bin/daemon`);
    t.true(problem.startsWith(`systemd ${String(systemd)} knows no ${kind}=, systemd `), problem);
  }
  for (const kind of known) {
    const hasCredentials = ['ExecStartPre', 'ExecStart', 'ExecStartPost'].includes(kind);
    const [credential, ...others] = await verdicts(
      kind,
      `${kind}=/bin/daemon`,
      'SetCredential=example:x',
      'User=daemon',
      'ProtectSystem=strict',
      'SystemCallFilter=@system-service',
      'RuntimeDirectory=example',
      'MemoryMax=1G',
    );
    // systemd 252 gives them to others, too.
    t.true(
      credential === 'SetCredential in force' ||
        (!hasCredentials && credential === 'SetCredential not applied'),
      `${kind}: ${String(credential)}`,
    );
    t.deepEqual(
      others,
      [
        'User in force',
        'ProtectSystem in force',
        'SystemCallFilter in force',
        'RuntimeDirectory in force',
        'MemoryMax in force',
      ],
      kind,
    );
  }
  t.is(await listing(machine), before);
});

test.serial('what + leaves in force is what the data says', async (t) => {
  const lifted = ['User', 'ProtectSystem', 'SystemCallFilter', 'CapabilityBoundingSet', 'LimitNOFILE'];
  const systemd = Number(/\d+/.exec(await machine.succeed('systemctl --version'))?.[0]);
  const kept = [...keptByPlus].filter(
    (name) => seenDirectives[name]?.notOnGuests === undefined && whyGap(name, systemd) === undefined,
  );
  const exec = {kind: 'ExecStart', prefix: '+'} as const;
  const tried = await tryDirectives(machine, probe, {names: [...lifted, ...kept], exec});
  for (const {directive, isKnown, with: verdict, ended} of tried) {
    if (isKnown) {
      const expected = lifted.includes(directive) ? 'not applied' : 'in force';
      t.is(verdict?.state, expected, `${directive}: ${JSON.stringify(verdict?.checks)} ${ended}`);
    }
  }
});

test.serial('! leaves the user to the command, and nothing else', async (t) => {
  t.deepEqual(
    await verdicts(
      'ExecStartPre',
      'ExecStartPre=/bin/a',
      'ExecStartPre=-!/bin/b',
      'User=daemon',
      'Group=daemon',
      'ProtectSystem=strict',
      'NoNewPrivileges=yes',
      'CapabilityBoundingSet=CAP_CHOWN',
    ),
    [
      'User not applied',
      'Group not applied',
      'ProtectSystem in force',
      'NoNewPrivileges in force',
      'CapabilityBoundingSet in force',
    ],
  );
});

test.serial('what systemd keeps for ExecStart= alone is not said to be missing', async (t) => {
  t.deepEqual(
    await verdicts(
      'ExecStartPre',
      'ExecStartPre=/bin/a',
      'User=daemon',
      'UMask=077',
      'PermissionsStartOnly=yes',
    ),
    ['User not applied', 'UMask in force', 'PermissionsStartOnly unseen'],
  );
  t.deepEqual(
    await verdicts('ExecStop', 'ExecStop=/bin/a', 'Delegate=yes', 'MemoryMax=1G', 'PrivateTmp=yes'),
    ['Delegate in force', 'MemoryMax unseen', 'PrivateTmp in force'],
  );
});

test.serial('a line that cannot be run is told with its reason, whatever the line', async (t) => {
  const before = await listing(machine);
  for (const kind of (await lines()).known) {
    const failed = await inspected(kind, `${kind}=/bin/daemon`, 'ReadOnlyPaths=/no/such/path');
    t.regex('problem' in failed ? failed.problem : '', /226\/NAMESPACE: .*ReadOnlyPaths= /, kind);
    const killed = await inspected(kind, `${kind}=/bin/daemon`, 'SystemCallFilter=~brk mmap write');
    t.regex(('whyUnseen' in killed ? killed.whyUnseen : '') ?? '', /\(SIGSYS/, kind);
  }
  t.is(await listing(machine), before);
});
