import {fileURLToPath} from 'node:url';
import test from 'ava';
import {nixpkgsCheckout} from '../../vm/units/testing/nixpkgs-checkout.ts';
import {runInspect} from '../testing/run-inspect.ts';

// Services of nixpkgs as of July 2026: the three that are confined, the one that has a switch for it, and three with a sandbox made by
// hand. Held to the lock file beside their modules; `UPDATE_LOCKS=1` takes what is seen for what it says.
const {UPDATE_LOCKS: update = ''} = process.env;
const folder = fileURLToPath(new URL('../testing/nixpkgs-services/', import.meta.url));
const services = [
  'radicle.nix#radicle-node',
  'public-inbox.nix#public-inbox-httpd',
  'cryptpad.nix#cryptpad',
  'akkoma.nix#akkoma',
  'tor.nix#tor',
  'transmission.nix#transmission',
  'navidrome.nix#navidrome',
];

type Document = {
  services: {name: string; problem?: string; directives?: {directive: string; state: string}[]}[];
  comparison: {services: {name: string; differences: object[]}[]};
};

test('services of nixpkgs are as their lock file says, and what they declare is in force but for what is known', async (t) => {
  const nixpkgs = nixpkgsCheckout(t, 'of July 2026, whose services the lock file tells of');
  if (nixpkgs === undefined) {
    return;
  }
  const {stdout, stderr} = await runInspect(
    ...services.map((service) => `${folder}${service}`),
    ...['--module', `nixpkgs:${nixpkgs}`, '--lock', `${folder}nixpkgs-2026-07.lock`, '--json'],
    ...(update === '' ? [] : ['--update']),
  );
  const document = JSON.parse(stdout) as Document;
  t.deepEqual(
    document.services.map(({name, problem}) => problem ?? name),
    services.map((service) => `${service.replace(/^.*#/, '')}.service`),
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
});
