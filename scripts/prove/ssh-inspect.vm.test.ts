import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {hereDocument} from '../../harness/process/here-document.ts';
import {type BareMachine, bareMachine} from '../../vm/inspect/testing/bare-machine.ts';
import {ConfinementRun} from '../testing/confinement-run.ts';
import {machineListing} from '../testing/machine-listing.ts';
import {sshFlags} from '../testing/ssh-flags.ts';

// A guest of ours plays the machine that runs already, with services of its own that run. The tests share it and run one after the other.
const folder = mkdtempSync(join(tmpdir(), 'ssh-inspect-'));
let bare: BareMachine | undefined;
let machine: BareMachine['machine'];
let flags: string[];

/** Services that run there, by what they declare: of a user that is there, of one that systemd makes, and one whose folder is another's. */
const declared: Readonly<Record<string, readonly string[]>> = {
  fixed: ['User=daemon'],
  dynamic: ['DynamicUser=yes'],
  strange: ['User=daemon', 'StateDirectoryMode=0700'],
};
const names = Object.keys(declared);
const units = names.map((name) => `${name}.service`);

test.before('services run on the machine', async () => {
  bare = await bareMachine();
  ({machine} = bare);
  flags = sshFlags(machine, bare.workspace.cache.privateKey, folder);
  await machine.succeed(
    [
      ...Object.entries(declared).map(([name, lines]) =>
        hereDocument(
          `/etc/systemd/system/${name}.service`,
          [
            '[Service]',
            ...lines,
            ...['StateDirectory', 'CacheDirectory', 'RuntimeDirectory'].map((each) => `${each}=${name}`),
            'ProtectSystem=strict',
            `ExecStart=/bin/sh -c 'for it in $STATE_DIRECTORY $CACHE_DIRECTORY $RUNTIME_DIRECTORY; do mkdir -p $it/own; echo mine >$it/own/file; done; exec sleep infinity'`,
          ].join('\n'),
        ),
      ),
      'systemctl daemon-reload',
      `systemctl start ${units.join(' ')}`,
    ].join('\n'),
  );
  for (const name of names) {
    await machine.waitForFile(`/run/${name}/own/file`);
  }
  // systemd would give it back to the unit's user, if a twin asked for it.
  await machine.succeed('chown --recursive bin:bin /var/lib/strange', 'chmod 0750 /var/lib/strange');
});

test.after.always('it ends', async () => {
  await bare?.[Symbol.asyncDispose]();
  rmSync(folder, {recursive: true, force: true});
});

/** The services' processes, since when they run, and all in their folders, with the times of its last changes. */
const servicesThere = async (): Promise<string> => {
  const bases = ['var/lib', 'var/cache', 'run'].flatMap((base) => [base, `${base}/private`]);
  const folders = bases.flatMap((base) => names.map((name) => `${base}/${name}`));
  return machine.succeed(
    [
      `systemctl show --property=Id,MainPID,InvocationID,NRestarts,ActiveState,ActiveEnterTimestampMonotonic ${units.join(' ')}`,
      `cd / && find ${folders.join(' ')} -printf '%p %M %U:%G %s %T@ %C@ %l\\n' 2>/dev/null | sort`,
      'cat var/lib/*/own/file var/cache/*/own/file run/*/own/file',
    ].join('; '),
  );
};

const thingsThere = async () => ({services: await servicesThere(), listing: await machineListing(machine)});

/** Where the state of each lies. */
const folders: Readonly<Record<string, string>> = {
  'fixed.service': '/var/lib/fixed',
  'dynamic.service': '/var/lib/private/dynamic',
  'strange.service': '/var/lib/strange',
};

/** Asserts that the services run as before, and that there is nothing else. */
const isAsBefore = async (
  t: ExecutionContext,
  before: Awaited<ReturnType<typeof thingsThere>>,
): Promise<void> => {
  t.is(await servicesThere(), before.services);
  const listing = await machineListing(machine);
  t.deepEqual(
    [
      before.listing.filter((line) => !listing.includes(line)),
      listing.filter((line) => !before.listing.includes(line)),
    ],
    [[], []],
  );
};

type Report = {
  services: {
    name: string;
    problem?: string;
    changed: Record<string, string>;
    exposure: {walk: {entries: {path: string; level: string}[]}};
  }[];
};

test.serial(
  'services that run go on undisturbed; what lies in their folders is looked at and not changed',
  async (t) => {
    const before = await thingsThere();
    await using run = new ConfinementRun({args: ['inspect', ...flags, '--json', ...units]});
    const {exitCode, stdout} = await run.process;
    t.is(exitCode, 0, run.said + stdout);
    const {services} = JSON.parse(stdout) as Report;
    const levels = services.map(({name, problem, changed, exposure}) => [
      problem ?? name,
      exposure.walk.entries.find(({path}) => path === folders[name])?.level,
      'StateDirectory' in changed,
    ]);
    t.deepEqual(levels, [
      ['fixed.service', 'writable', false],
      ['dynamic.service', 'writable', false],
      ['strange.service', 'none', true],
    ]);
    await isAsBefore(t, before);
  },
);

for (const [title, signal, status] of [
  ['an interrupt', 'SIGINT', 130],
  ['a kill -9', 'SIGKILL', undefined],
] as const) {
  test.serial(`${title} in the middle leaves nothing there, and disturbs nothing`, async (t) => {
    const before = await thingsThere();
    // What the harness does not take away, the machine does: after two minutes by this factor.
    await using run = new ConfinementRun({args: ['inspect', ...flags, '--timeout-factor', '1', ...units]});
    await machine.waitUntilSucceeds('ls /run/systemd/system/confinement-inspect-*-0.service');
    process.kill(run.pid, signal);
    const {exitCode} = await run.process;
    t.is(exitCode, status, run.said);
    if (status === undefined) {
      await machine.succeed('ls /run/confinement-inspect-*/probe');
    }
    await machine.waitUntilSucceeds(
      `! ls -d /run/confinement-inspect-* && [ -z "$(systemctl list-units --all --plain --no-legend 'confinement-inspect-*')" ]`,
      {timeoutMs: 150_000},
    );
    await isAsBefore(t, before);
  });
}
