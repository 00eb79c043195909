import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {quote} from '../../harness/process/quote.ts';
import {bashProgram, busyboxProgram} from '../../vm/guests/debian/host-programs.ts';
import {buildService} from '../../vm/inspect/module/build-service.ts';
import type {BuiltService} from '../../vm/inspect/module/built-service.ts';
import {putServices} from '../../vm/inspect/module/put-services.ts';
import {askShell} from '../../vm/inspect/testing/ask-shell.ts';
import {type BareMachine, bareMachine} from '../../vm/inspect/testing/bare-machine.ts';
import {expectedAnswers} from '../../vm/inspect/testing/expected-answers.ts';
import {parseModule} from '../../vm/modules/confinement-module.ts';
import {nixpkgsCheckout} from '../../vm/units/testing/nixpkgs-checkout.ts';
import {runInspect} from '../testing/run-inspect.ts';

// Services of nixpkgs as of July 2026: the three that are confined, the one that has a switch for it, and three with a sandbox made by
// hand. Held to the lock file beside their modules; `CONFINEMENT_UPDATE=1` takes what is seen for what it says.
const {CONFINEMENT_UPDATE: update = ''} = process.env;
const folder = fileURLToPath(new URL('../testing/nixpkgs-services/', import.meta.url));
/**
 * By the files of their modules, each with what of its lock a shell in its sandbox is asked for as well, and settings without which
 * none starts there.
 */
const services: Readonly<
  Record<string, {readonly facts: readonly string[]; readonly shellNeeds?: readonly string[]}>
> = {
  'radicle.nix#radicle-node': {
    facts: [
      'path /var/lib/radicle',
      'path /home',
      'path /etc',
      'interface enp0s3',
      'umask',
      'effective capability net_bind_service',
      'noNewPrivs',
    ],
    // Its key is not there.
    shellNeeds: ['SetCredential=dev.radicle.node.secret:stand-in'],
  },
  'public-inbox.nix#public-inbox-httpd': {
    facts: [
      'path /var/lib/public-inbox',
      'path /root',
      'path /etc',
      'interface enp0s3',
      'tunable /proc/sys/kernel/sysrq',
      'noNewPrivs',
    ],
  },
  'cryptpad.nix#cryptpad': {
    facts: [
      'path /var/lib/cryptpad',
      'path /home',
      'interface enp0s3',
      'umask',
      'tunable /proc/sys/kernel/sysrq',
      'noNewPrivs',
    ],
  },
  'akkoma.nix#akkoma': {
    facts: [
      'path /srv',
      'path /home',
      'path /run/akkoma',
      'interface enp0s3',
      'tunable /proc/sys/kernel/sysrq',
      'noNewPrivs',
    ],
  },
  'tor.nix#tor': {
    facts: [
      'path /var/lib/tor',
      'path /etc',
      'path /home',
      'interface enp0s3',
      'umask',
      'effective capability net_bind_service',
      'noNewPrivs',
    ],
  },
  'transmission.nix#transmission': {
    facts: [
      'path /home',
      'path /var/lib/transmission',
      'path /etc',
      'interface enp0s3',
      'umask',
      'noNewPrivs',
    ],
  },
  'navidrome.nix#navidrome': {
    facts: [
      'path /var/lib/navidrome',
      'path /home',
      'interface enp0s3',
      'tunable /proc/sys/kernel/sysrq',
      'limit NOFILE',
      'noNewPrivs',
    ],
  },
};
const lock = `${folder}nixpkgs-2026-07.lock`;

const names = Object.keys(services);
const unitOf = (service: string): string => `${service.replace(/^.*#/, '')}.service`;

type Document = {
  services: {name: string; problem?: string; directives?: {directive: string; state: string}[]}[];
  comparison: {services: {name: string; differences: object[]}[]};
};

test.serial(
  'services of nixpkgs are as their lock file says, and what they declare is in force but for what is known',
  async (t) => {
    const nixpkgs = nixpkgsCheckout(t, 'of July 2026, whose services the lock file tells of');
    if (nixpkgs === undefined) {
      return;
    }
    const {stdout, stderr} = await runInspect(
      ...names.map((service) => `${folder}${service}`),
      ...['--module', `nixpkgs:${nixpkgs}`, '--lock', lock, '--json'],
      ...(update === '' ? [] : ['--update']),
    );
    t.not(stdout, '', stderr);
    const document = JSON.parse(stdout) as Document;
    t.deepEqual(
      document.services.map(({name, problem}) => problem ?? name),
      names.map(unitOf),
      stderr,
    );
    t.deepEqual(
      document.services.flatMap(({name, directives = []}) =>
        directives.filter(({state}) => state === 'not in force').map(({directive}) => `${name} ${directive}`),
      ),
      // It binds the machine's /proc over its own.
      ['cryptpad.service ProcSubset', 'cryptpad.service ProtectProc'],
    );
    t.deepEqual(
      document.comparison.services.filter(({differences}) => differences.length > 0),
      [],
    );
  },
);

/** A guest with what all the services need, in which bash and a busybox lie in this folder. */
const programs = '/run/asked-with';
let opened: Promise<{bare: BareMachine; built: ReadonlyMap<string, BuiltService>}> | undefined;

const open = async (nixpkgs: string) => {
  const bare = await bareMachine('debian:trixie');
  try {
    return {bare, built: await putAll(bare, nixpkgs)};
  } catch (error) {
    await bare[Symbol.asyncDispose]();
    throw error;
  }
};

const putAll = async ({machine, workspace, rootfs}: BareMachine, nixpkgs: string) => {
  const built = new Map<string, BuiltService>();
  for (const asked of names) {
    const [file = '', service = ''] = asked.split('#');
    built.set(
      asked,
      await buildService(
        {asked, file: `${folder}${file}`, service, module: parseModule(`nixpkgs:${nixpkgs}`)},
        {rootfs, store: workspace.cache.store},
      ),
    );
  }
  await putServices(machine, [...built.values()], workspace.run.file('services'));
  await machine.succeed(`mkdir -p ${programs}/bin`);
  for (const [{files}, name] of [
    [bashProgram, 'bash'],
    [busyboxProgram, 'busybox'],
  ] as const) {
    const put = `cat >${programs}/${name} && chmod 755 ${programs}/${name}`;
    const {exitStatus, stderr} = await machine.execute(put, {input: readFileSync(files[0])});
    if (exitStatus !== 0) {
      throw new Error(stderr.toString());
    }
  }
  await machine.succeed(`${programs}/busybox --install -s ${quote(`${programs}/bin`)}`);
  return built;
};

test.after.always('the guest ends', async () => {
  const {bare} = (await opened?.catch(() => undefined)) ?? {};
  await bare?.[Symbol.asyncDispose]();
});

for (const [service, {facts, shellNeeds = []}] of Object.entries(services)) {
  test.serial(`a shell in the sandbox of ${unitOf(service)} says what the lock file says`, async (t) => {
    const nixpkgs = nixpkgsCheckout(t, 'of July 2026, whose services the lock file tells of');
    if (nixpkgs === undefined) {
      return;
    }
    opened ??= open(nixpkgs);
    const {bare, built} = await opened;
    const {name = '', files = []} = built.get(service)?.source ?? {};
    const told = await askShell(bare.machine, {
      name,
      files: new Map(files.map(({path, text}) => [path, text])),
      facts,
      shellNeeds,
      programs,
    });
    const expected = expectedAnswers(readFileSync(lock, 'utf8'), {name, facts});
    t.deepEqual(Object.fromEntries(told), Object.fromEntries(expected));
    t.true([...expected.values()].filter((answer) => answer !== 'absent').length >= 5);
  });
}
