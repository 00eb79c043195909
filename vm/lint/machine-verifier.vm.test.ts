import test from 'ava';
import {bareMachine} from '../inspect/testing/bare-machine.ts';
import {listing} from '../inspect/testing/listing.ts';
import {complaintText} from './complaint-text.ts';
import {machineVerifier} from './machine-verifier.ts';
import {verifyOwnUnits} from './verify-own-units.ts';
import {verifyService} from './verify-service.ts';
import {verifyUnits} from './verify-units.ts';

const bare = await bareMachine();
const {machine} = bare;

test.after.always('the guest ends', async () => {
  await bare[Symbol.asyncDispose]();
});

const warnings: string[] = [];
const onWarning = (line: string) => warnings.push(line);
const verifier = machineVerifier(machine, {onWarning});

const mistaken = '[Service]\nExecStart=/usr/bin/tru\nPrivateTpm=yes\n';
const told = [
  "test7-web.service:3: PrivateTpm=yes\n  Unknown key 'PrivateTpm' in section [Service], ignoring; PrivateTmp=?",
  'test7-web.service: Command /usr/bin/tru is not executable: No such file or directory',
];

test.serial('units that are brought are looked at as on the host, and nothing of them is left', async (t) => {
  const before = await listing(machine);
  const complaints = await verifyUnits(
    new Map([
      [6, new Map([['test6@.service', '[Service]\nExecStart=/usr/bin/true\n']])],
      [7, new Map([['test7-web.service', mistaken]])],
      [
        8,
        new Map([
          ['test8@.service', '[Service]\nExecStart=/nix/store/x/bin/here\nExecStop=/nix/store/x/bin/gone\n'],
          ['test8@.service.d/own.conf', '[Service]\nProtectHome=perhaps\n'],
        ]),
      ],
    ]),
    machineVerifier(machine, {
      onWarning,
      brings: async (program) => Promise.resolve(program === '/nix/store/x/bin/here'),
    }),
  );
  t.deepEqual([...(complaints?.keys() ?? [])].sort(), [7, 8]);
  t.deepEqual(complaints?.get(7)?.map(complaintText), told);
  t.deepEqual(complaints?.get(8)?.map(complaintText), [
    'test8@.service.d/own.conf:2: ProtectHome=perhaps\n  Failed to parse ProtectHome=perhaps, ignoring: Invalid argument',
    'test8@.service: Command /nix/store/x/bin/gone is not executable: No such file or directory',
  ]);
  t.deepEqual(
    await verifyService({name: 'web.service', files: [{path: './web.service', text: mistaken}]}, verifier),
    [
      {
        file: './web.service',
        line: 3,
        source: 'PrivateTpm=yes',
        words: "Unknown key 'PrivateTpm' in section [Service], ignoring.",
        meant: 'PrivateTmp=',
      },
    ],
  );
  t.is(await listing(machine), before);
});

test.serial('units that the machine has itself are looked at where they are', async (t) => {
  await machine.succeed(
    `printf '${mistaken.replaceAll('\n', String.raw`\n`)}' >/etc/systemd/system/test7-web.service`,
    String.raw`printf '[Socket]\nListenStream=/run/test7.sock\nAccept=yes\n' >/etc/systemd/system/test7.socket`,
    String.raw`printf '[Service]\nExecStart=/bin/true\nStandardInput=socket\n' >/etc/systemd/system/test7@.service`,
  );
  const before = await listing(machine);
  const complaints = await verifyOwnUnits(machine, [6, 7], verifier);
  t.deepEqual([...(complaints?.keys() ?? [])], [7]);
  t.deepEqual(complaints?.get(7)?.map(complaintText), told);
  t.deepEqual(await verifyOwnUnits(machine, [6], verifier), new Map());
  t.is(await listing(machine), before);
  await machine.succeed('rm /etc/systemd/system/test7*; systemctl daemon-reload');
});

test.serial('what ends it leaves nothing', async (t) => {
  const before = await listing(machine);
  // One that does not come to an end, in the place of the machine's own.
  await machine.succeed(
    String.raw`printf '#!/bin/sh\n[ "$1" != --help ] || exec echo --recursive-errors\ntouch /run/looks\nexec sleep 1000\n' >/run/analyze`,
    'chmod +x /run/analyze; mount -o remount,exec /run; mount --bind /run/analyze /usr/bin/systemd-analyze',
  );
  try {
    const looked = t.throwsAsync(
      verifyService({name: 'web.service', files: [{path: './web.service', text: mistaken}]}, verifier),
      {message: /: its systemd cannot look at the units: /},
    );
    await machine.waitForFile('/run/looks');
    await machine.succeed(
      "ls -d /run/confinement-verify-*; systemctl kill --signal=KILL 'confinement-verify-*'",
    );
    await looked;
  } finally {
    await machine.succeed('umount /usr/bin/systemd-analyze; rm /run/analyze /run/looks');
  }
  t.is(await listing(machine), before);
});

test.serial('a systemd that cannot be asked is told once, and has no complaints', async (t) => {
  await machine.succeed('mount --bind /bin/true /usr/bin/systemd-analyze');
  const service = {name: 'web.service', files: [{path: './web.service', text: mistaken}]};
  try {
    t.deepEqual(warnings, []);
    t.is(await verifyService(service, verifier), undefined);
    t.is(await verifyService(service, verifier), undefined);
  } finally {
    await machine.succeed('umount /usr/bin/systemd-analyze');
  }
  t.is(warnings.length, 1);
  t.regex(warnings[0] ?? '', /: its systemd-analyze, if it has one, is older than systemd 250: nobody /);
});
