import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {assertRefused} from '../testing/assert-refused.ts';
import {runInspect} from '../testing/run-inspect.ts';
import {writeUnit} from '../testing/write-unit.ts';

const folder = mkdtempSync(join(tmpdir(), 'inspect-user-'));
test.after.always('the files are removed', () => rmSync(folder, {recursive: true}));

const file = writeUnit(
  folder,
  'web.service',
  ...[
    'PrivateTmp=yes',
    'PrivateNetwork=yes',
    'StateDirectory=web',
    'RuntimeDirectory=web',
    'ReadOnlyPaths=%h',
  ],
  ...['CapabilityBoundingSet=', 'MemoryMax=64M', 'AllowedCPUs=0', 'IPAddressDeny=any', 'DevicePolicy=closed'],
);

type Report = {
  services: {
    name: string;
    user: string | null;
    directives: {directive: string; value: string; state: string; why?: string}[];
  }[];
};

test.serial(
  'what a user’s manager does and cannot do is told, and locked by a name of its own',
  async (t) => {
    const lock = join(folder, 'web.lock');
    const {exitCode, stdout, stderr} = await runInspect('--user', '--json', '--lock', lock, file);
    t.is(exitCode, 0, stderr);
    const [web] = (JSON.parse(stdout) as Report).services;
    t.like(web, {name: 'web.service', user: 'confinement'});
    const states = Object.fromEntries((web?.directives ?? []).map((each) => [each.directive, each.state]));
    t.deepEqual(states, {
      PrivateTmp: 'in force',
      PrivateNetwork: 'in force',
      StateDirectory: 'in force',
      RuntimeDirectory: 'in force',
      ReadOnlyPaths: 'in force',
      CapabilityBoundingSet: 'in force',
      MemoryMax: 'in force',
      AllowedCPUs: 'not in force',
      IPAddressDeny: 'not in force',
      DevicePolicy: 'not in force',
    });
    t.is(web?.directives.find(({directive}) => directive === 'ReadOnlyPaths')?.value, '/home/confinement');
    t.regex(
      web?.directives.find(({directive}) => directive === 'AllowedCPUs')?.why ?? '',
      /has not got that controller/,
    );
    t.deepEqual(Object.keys((JSON.parse(readFileSync(lock, 'utf8')) as {services: object}).services), [
      'web.service --user',
    ]);
    assertRefused(
      t,
      await runInspect('--lock', lock, file),
      /: has no service web\.service; --update adds it$/,
    );
  },
);

test.serial('a user’s manager may become nobody else, and has the units of users alone', async (t) => {
  const other = writeUnit(folder, 'other.service', 'User=daemon');
  const {exitCode, stderr} = await runInspect('--user', other, 'systemd-logind.service');
  t.is(exitCode, 2);
  t.regex(stderr, /^confinement: other\.service --user: .* 216\/GROUP: .*; it is User= \(/m);
  t.regex(stderr, /^confinement: systemd-logind\.service --user: .* has no such service of users; /m);
});

test('a user is made on guests of ours alone', async (t) => {
  assertRefused(
    t,
    await runInspect('--user', '--guest', 'ssh://root@host', file),
    /--user on ssh:\/\/root@host: /,
  );
});
