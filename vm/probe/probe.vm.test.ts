import test from 'ava';
import type {Machine} from '../../harness/machine/machine.ts';
import {quote} from '../../harness/process/quote.ts';
import {openTestGuest, type TestGuest} from '../guests/testing/open-test-guest.ts';
import {confinedRunner} from '../shell/confined-runner.ts';
import {outsideRunner} from '../shell/outside-runner.ts';
import {callNames} from './call-names.ts';
import {capabilityNames} from './capability-names.ts';
import {ExposureError} from './exposure-error.ts';
import type {Exposure} from './exposure.ts';
import type {Level} from './level.ts';
import {probeEntry} from './probe-store.ts';
import {ProbingShell} from './probing-shell.ts';
import {type ProbedService, probedServices, probedSteps} from './testing/probed-steps.ts';
import {makeTree, parseLevels, shellLevels, shellWrites, treeListing} from './testing/tree.ts';

let opened: TestGuest | undefined;
let machine: Machine;
let outside: ProbingShell;
const seed = Number(process.env.CONFINEMENT_SEED ?? Date.now() % 1_000_000);

const shellOf = (name: ProbedService): ProbingShell => {
  const number = probedServices.indexOf(name) + 1;
  return new ProbingShell(confinedRunner({machine, number, sharedRoot: false}), () => false, {
    folder: opened?.guest.units.steps.get(number)?.store[probeEntry],
    timeoutFactor: machine.timeoutFactor,
    outside,
  });
};

test.before('a guest boots, with paths of all kinds', async () => {
  opened = await openTestGuest('probe-test', '2025', probedSteps);
  ({machine} = opened.guest);
  outside = new ProbingShell(outsideRunner(machine), () => false, {
    folder: opened.guest.units.steps.get(1)?.store[probeEntry],
    timeoutFactor: machine.timeoutFactor,
    outside: undefined,
  });
  for (const folder of ['/run/tree', '/srv/tree']) {
    await machine.succeed(makeTree(folder, 40, seed));
  }
});

test.after.always('it ends', async () => {
  await opened?.[Symbol.asyncDispose]();
});

const places = [
  ['outside', () => outside, ['/run/tree', '/srv/tree']],
  ...probedServices.map((name) => [name, () => shellOf(name), ['/tree', '/overlay', '/read-only']] as const),
] as const;

const listing = async () =>
  machine.succeed(
    [treeListing('/run/tree'), treeListing('/srv/tree'), "find / -xdev -name '.confinement-probe*'"].join(
      '; ',
    ),
  );

const seen = new Map<string, Exposure>();

for (const [name, shell, folders] of places) {
  test.serial(`${name}: the probe sees of paths what the shell sees, and changes none`, async (t) => {
    const before = await listing();
    const exposure = await shell().exposure();
    t.deepEqual((await listing()).split('\n'), before.split('\n'));
    seen.set(name, exposure);
    for (const folder of folders) {
      const told = parseLevels(await shell().read(shellLevels(folder)));
      t.true(told.size > 40);
      const closed = exposure.section('walk').entries.filter(({notEntered}) => notEntered === 'EACCES');
      const expected = [...told].map(([path, level]) => [
        path,
        // The shell was told the name; who lists the folder cannot know it, and nobody asked where the link leads.
        closed.some((entry) => path === `${entry.path}/inner`) || path === `${folder}/link/inner`
          ? 'unseen'
          : level,
      ]);
      const probed = [...told.keys()].map((path) => [path, exposure.at(path)]);
      t.deepEqual(Object.fromEntries(probed), Object.fromEntries(expected), `${folder}, seed ${seed}`);
    }
  });
}

test.serial('a path below a link is what it leads to, for who expects something of it', async (t) => {
  const shell = shellOf('root, chroot-only');
  const [, level] = [...parseLevels(await shell.read(shellLevels('/tree')))].find(
    ([path]) => path === '/tree/link/inner',
  ) ?? ['', 'absent'];
  const expected = {paths: {'/tree/link/inner': level as Level, '/tree/link/none': 'absent'}} as const;
  await t.notThrowsAsync(shell.exposes(expected, {sections: ['walk']}));
  await t.throwsAsync(shell.exposes({paths: {'/tree/link/inner': 'absent'}}, {sections: ['walk']}), {
    instanceOf: ExposureError,
  });
});

/** Lines of /proc/self/status by name, where there is one. */
const statusOf = async (shell: ProbingShell): Promise<Record<string, string> | undefined> => {
  const {output} = await shell.execute('cat /proc/self/status 2>&-');
  const lines = [...output.toString('utf8').matchAll(/^(\w+):\t(.*)$/gm)];
  return lines.length === 0
    ? undefined
    : Object.fromEntries(lines.map(([, key = '', value = '']) => [key, value]));
};

const capabilitiesOf = (hex: string): string[] =>
  capabilityNames.filter((_, index) => (BigInt(`0x${hex}`) >> BigInt(index)) & 1n);

for (const [name, shell] of places) {
  test.serial(`${name}: the probe sees of itself what the shell sees`, async (t) => {
    const exposure = seen.get(name) ?? (await shell().exposure());
    const identity = exposure.section('identity');
    t.is(
      await shell().read('id -u; id -g; umask'),
      [identity.uid[1], identity.gid[1], identity.umask].join('\n'),
    );
    const status = await statusOf(shell());
    const isChroot = name.includes('chroot') || /kills|powers/.test(name);
    t.is(status === undefined, isChroot);
    const capabilities = exposure.section('capabilities');
    if (status !== undefined) {
      for (const [key, set] of [
        ['CapEff', 'effective'],
        ['CapPrm', 'permitted'],
        ['CapInh', 'inheritable'],
        ['CapBnd', 'bounding'],
        ['CapAmb', 'ambient'],
      ] as const) {
        t.deepEqual(capabilities[set], capabilitiesOf(status[key] ?? ''), key);
      }
      t.is(identity.noNewPrivs, status.NoNewPrivs === '1');
      t.is(identity.seccomp, (['none', 'strict', 'filter'] as const)[Number(status.Seccomp)] ?? 'none');
      const links = await shell().read(
        'cd /proc/self/ns; for n in cgroup ipc mnt net pid time user uts; do readlink $n; done',
      );
      const numbers = [...links.matchAll(/^(\w+):\[(\d+)\]$/gm)].map(([, kind, id]) => [kind, Number(id)]);
      const {net, pid, time, ...own} = exposure.section('namespaces');
      // Each instance has some that are its own.
      t.like(Object.fromEntries(numbers), name === 'outside' ? {net, pid, time, ...own} : {pid, time});
    }
  });
}

for (const [name, shell, folders] of places) {
  test.serial(`${name}: what the probe says can be done can be done`, async (t) => {
    const exposure = seen.get(name) ?? (await shell().exposure());
    t.deepEqual(Object.keys(exposure.section('calls')), [...callNames]);
    const status = async (command: string) => (await shell().execute(command)).exitStatus === 0;
    const folder = exposure
      .section('walk')
      .entries.find(
        ({kind, level}) => kind === 'directory' && (level === 'writable' || level === 'sticky'),
      )?.path;
    if (folder !== undefined) {
      const file = quote(`${folder}/x`);
      t.is(exposure.can('mknod'), await status(`mknod ${file} c 1 3 && rm ${file}`));
      t.is(
        exposure.can('setuid-bit'),
        await status(`: > ${file} && chmod u+s ${file}; s=$?; rm -f ${file}; exit $s`),
      );
    }
    // The shell would not live to tell.
    if (exposure.answer('kill-init') !== 'killed') {
      t.is(exposure.can('kill-init'), await status('kill -0 1 2>&-'));
    }
    for (const tree of folders) {
      const written = parseLevels(await shell().read(shellWrites(tree)));
      const levels = [...written.keys()].map((path) => {
        const level = exposure.at(path);
        return [path, level === 'writable' || level === 'sticky' ? 'writable' : 'no'];
      });
      t.deepEqual(Object.fromEntries(levels), Object.fromEntries(written), `${tree}, seed ${seed}`);
    }
  });
}

test.serial('a filter that kills ends no more than the question', async (t) => {
  const exposure = await shellOf('a filter that kills').exposure();
  for (const call of [
    'mount',
    'umount',
    'pivot-root',
    'fsopen',
    'clock-adjtime',
    'settimeofday',
    'finit-module',
    'sethostname',
    'kill-init',
    'new-net-namespace',
  ] as const) {
    t.is(exposure.answer(call), 'killed', call);
  }
  t.is(exposure.answer('chroot'), 'killed');
  t.true(exposure.can('write-execute'));
  t.is(exposure.section('identity').seccomp, 'filter');
  t.is(exposure.at('/nix/store'), 'readable');
});

test.serial('what directives take away is not there', async (t) => {
  const shell = shellOf('as closed as can be');
  const uid = Number(await outside.read('id -u chroot-testuser'));
  const expected = {
    identity: {uid, noNewPrivs: true, seccomp: 'filter', umask: '0077'},
    namespaces: {mnt: 'own', net: 'own', user: 'own', pid: 'host'},
    capabilities: {effective: [], permitted: [], bounding: [], ambient: [], inheritable: []},
    interfaces: ['lo'],
    families: {unix: 'allowed', inet: 'EAFNOSUPPORT', netlink: 'EAFNOSUPPORT', vsock: 'EAFNOSUPPORT'},
    can: {
      mount: 'ELOOP',
      syslog: 'ELOOP',
      personality: 'EPERM',
      realtime: 'EPERM',
      'setuid-bit': 'EPERM',
      'write-execute': 'EACCES',
      'make-executable': 'EACCES',
      'new-user-namespace': 'EPERM',
    },
    paths: {'/nix/store': 'readable', '/proc': 'special', '/tmp': 'sticky', '/home': 'absent'},
    atMost: {'/nix': 'readable'},
  } as const;
  await t.notThrowsAsync(shell.exposes(expected));
});
