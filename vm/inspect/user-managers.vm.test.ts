import test from 'ava';
import type {Verdict} from './judge/verdict.ts';
import {ordinaryUser} from './machine/ordinary-user.ts';
import {seenDirectives} from './table/seen-directives.ts';
import {bareMachine} from './testing/bare-machine.ts';
import {tryDirectives} from './testing/try-directives.ts';

// It is so on each of the guests.
const bare = await bareMachine();
const {machine, probe} = bare;

test.after.always('the guest ends', async () => {
  await bare[Symbol.asyncDispose]();
});

const notInForce = [
  ...['DevicePolicy', 'DeviceAllow', 'IPAddressDeny', 'SocketBindDeny', 'AmbientCapabilities', 'SecureBits'],
  ...[
    'MountFlags',
    'ProtectProc',
    'ProcSubset',
    'LimitRTPRIO',
    'LimitNICE',
    'AllowedCPUs',
    'AllowedMemoryNodes',
  ],
  ...['IOWeight', 'IOReadBandwidthMax', 'IOWriteBandwidthMax', 'IOReadIOPSMax', 'IOWriteIOPSMax'],
];
/** With all but one of these a service does not start. */
const unseen = [
  ...['User', 'Group', 'SupplementaryGroups', 'DynamicUser', 'RootDirectory', 'KeyringMode', 'Delegate'],
  ...['CapabilityBoundingSet', 'CPUSchedulingPriority'],
];
/** Of systemd 252, which makes no user namespace for them. */
const before254 = {
  notInForce: [
    ...['InaccessiblePaths', 'ReadOnlyPaths', 'NoExecPaths', 'ProtectSystem', 'ProtectHome', 'PrivateTmp'],
    ...['InaccessibleDirectories', 'ReadOnlyDirectories'],
    ...['PrivateMounts', 'ProtectControlGroups', 'ProtectHostname', 'PrivateIPC', 'PrivateNetwork'],
  ],
  unseen: [
    ...['BindPaths', 'BindReadOnlyPaths', 'TemporaryFileSystem'],
    ...['PrivateDevices', 'ProtectKernelModules', 'ProtectKernelLogs', 'ProtectClock'],
  ],
};

test('of each directive it is told what a user’s manager makes of it', async (t) => {
  const systemd = Number(/\d+/.exec(await machine.succeed('systemctl --version'))?.[0]);
  const tried = await tryDirectives(machine, probe, {user: ordinaryUser});
  t.is(tried.length, Object.keys(seenDirectives).length);
  const told = (state: Verdict['state']) =>
    tried
      .filter(
        ({directive, isKnown, with: verdict}) =>
          isKnown && verdict?.state === state && !directive.startsWith('MemoryZSwap'),
      )
      .map(({directive}) => directive)
      .sort();
  const expected = systemd < 254 ? before254 : {notInForce: [], unseen: []};
  t.deepEqual(told('not in force'), [...notInForce, ...expected.notInForce].sort());
  t.deepEqual(told('unseen'), [...unseen, ...expected.unseen].sort());
});
