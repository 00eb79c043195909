import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {execa} from 'execa';
import {shellQuestion} from '../../vm/inspect/testing/shell-question.ts';
import {nixpkgsCheckout} from '../../vm/units/testing/nixpkgs-checkout.ts';
import {runInspect} from '../testing/run-inspect.ts';

// Services of nixpkgs as of July 2026: the three that are confined, the one that has a switch for it, and three with a sandbox made by
// hand. Held to the lock file beside their modules; `CONFINEMENT_UPDATE=1` takes what is seen for what it says.
const {CONFINEMENT_UPDATE: update = ''} = process.env;
const command = fileURLToPath(new URL('../confinement.js', import.meta.url));
const folder = fileURLToPath(new URL('../testing/nixpkgs-services/', import.meta.url));
/** By the files of their modules, each with what of its lock a shell in its sandbox is asked for as well. */
const services: Readonly<Record<string, readonly string[]>> = {
  'radicle.nix#radicle-node': [
    'path /var/lib/radicle',
    'path /home',
    'path /etc',
    'interface enp0s3',
    'effective capability net_bind_service',
    'noNewPrivs',
  ],
  'public-inbox.nix#public-inbox-httpd': [
    'path /var/lib/public-inbox',
    'path /root',
    'path /etc',
    'interface enp0s3',
    'tunable /proc/sys/kernel/sysrq',
    'noNewPrivs',
  ],
  'cryptpad.nix#cryptpad': [
    'path /var/lib/cryptpad',
    'path /home',
    'interface enp0s3',
    'umask',
    'tunable /proc/sys/kernel/sysrq',
    'noNewPrivs',
  ],
  'akkoma.nix#akkoma': [
    'path /srv',
    'path /home',
    'path /run/akkoma',
    'interface enp0s3',
    'tunable /proc/sys/kernel/sysrq',
    'noNewPrivs',
  ],
  'tor.nix#tor': [
    'path /var/lib/tor',
    'path /home',
    'interface enp0s3',
    'umask',
    'effective capability net_bind_service',
    'noNewPrivs',
  ],
  'transmission.nix#transmission': [
    'path /home',
    'path /var/lib/transmission',
    'interface enp0s3',
    'umask',
    'noNewPrivs',
  ],
  'navidrome.nix#navidrome': [
    'path /var/lib/navidrome',
    'path /home',
    'interface enp0s3',
    'tunable /proc/sys/kernel/sysrq',
    'limit NOFILE',
    'noNewPrivs',
  ],
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

for (const [service, facts] of Object.entries(services)) {
  test.serial(`a shell in the sandbox of ${unitOf(service)} says what the lock file says`, async (t) => {
    const nixpkgs = nixpkgsCheckout(t, 'of July 2026, whose services the lock file tells of');
    if (nixpkgs === undefined) {
      return;
    }
    const locked = JSON.parse(readFileSync(lock, 'utf8')) as {
      services: Record<string, Record<string, Record<string, string>>>;
    };
    const all = Object.assign({}, ...Object.values(locked.services[unitOf(service)] ?? {})) as Record<
      string,
      string
    >;
    const {stdout, stderr} = await execa(
      process.execPath,
      [command, ...['shell', '--unit', `${folder}${service}`, '--module', `nixpkgs:${nixpkgs}`]],
      {input: facts.map((fact) => `${shellQuestion(fact)}\n`).join(''), cleanup: true, timeout: 300_000},
    );
    t.deepEqual(
      Object.fromEntries(facts.map((fact, index) => [fact, stdout.split('\n')[index]])),
      // The shell tells only that it was refused.
      Object.fromEntries(
        facts.map((fact) => [fact, (all[fact] ?? '').replace(/^E[A-Z]+$|^killed$/, 'refused')]),
      ),
      stderr,
    );
  });
}
