import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {nixpkgsCheckout} from '../../vm/units/testing/nixpkgs-checkout.ts';
import {assertRefused} from '../testing/assert-refused.ts';
import {runInspect} from '../testing/run-inspect.ts';

const folder = mkdtempSync(join(tmpdir(), 'inspect-module-'));
test.after.always('the modules are removed', () => rmSync(folder, {recursive: true}));

const moduleFile = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

const web = moduleFile(
  'web.nix',
  `{ pkgs, ... }:
{
  users.users.web = { isSystemUser = true; group = "web"; };
  users.groups.web = { };
  systemd.services.web = {
    wantedBy = [ "multi-user.target" ];
    confinement.enable = true;
    serviceConfig = {
      ExecStart = "\${pkgs.nginx}/bin/nginx -g 'daemon off;'";
      User = "web";
      StateDirectory = "web";
    };
  };
}
`,
);

type Document = {
  services: {
    origin: string;
    standIns: string[];
    directives: {directive: string; state: string}[];
    exposure: {walk: {entries: {path: string; level: string}[]}};
  }[];
};

test.serial(
  'a service of a module is seen in the root that the confinement module makes of it',
  async (t) => {
    const {exitCode, stdout, stderr} = await runInspect(`${web}#web`, '--json');
    t.is(exitCode, 0, stderr);
    const {services} = JSON.parse(stdout) as Document;
    const [service] = services;
    t.is(service?.origin, `${web}#web with module 2025`);
    t.deepEqual(service?.standIns, ['nginx']);
    const states = new Map(service?.directives.map(({directive, state}) => [directive, state]));
    for (const directive of ['User', 'StateDirectory', 'PrivateUsers', 'ReadOnlyPaths']) {
      t.is(states.get(directive), 'in force', directive);
    }
    const paths = service?.exposure.walk.entries.map(({path}) => path) ?? [];
    t.deepEqual(
      paths
        .filter((path) => /^\/nix\/store\/[^/]+$/.test(path))
        .map((path) => path.replace(/^\/nix\/store\/[^-]+-/, ''))
        .sort(),
      ['debian-bash-interactive', 'debian-glibc', 'debian-ncurses', 'nginx'],
    );
    t.false(paths.includes('/home'));
  },
);

test.serial('two modules are compared by what they make of a service', async (t) => {
  const wider = await runInspect(`${web}#web`, '--against', '2019');
  t.is(wider.exitCode, 1, wider.stderr);
  t.regex(wider.stdout, /web\.nix#web with module 2019 against .*web\.nix#web with module 2025:$/m);
  t.regex(wider.stdout, /mount \/ +\S.* wider$/m);
});

test.serial('what is no service of a module is one line: exit status 2', async (t) => {
  const other = moduleFile('other.nix', '{ services.tor.enable = true; }\n');
  for (const [args, line] of [
    [[`${web}#wbe`], /web\.nix#wbe: it defines no systemd\.services\.wbe; it defines web$/m],
    [[`${other}#tor`], /other\.nix#tor: module\.services is not known here; .*--module nixpkgs:PATH$/m],
    [[`${moduleFile('wrong.nix', '{ a = ; }')}#a`], /wrong\.nix#a: syntax error, unexpected/m],
  ] as const) {
    const {exitCode, stdout, stderr} = await runInspect(...args);
    t.is(exitCode, 2, stderr);
    t.is(stdout, '');
    t.regex(stderr, line);
  }
  for (const [args, line] of [
    [[`${web}#web`, '--guest', 'ssh://nobody@localhost'], /allowed: a Debian guest/],
    [
      ['ssh.service', '--guest', 'ssh://nobody@localhost', '--against', `${web}#web`],
      /allowed: a Debian guest/,
    ],
    [[`${web}#web`, '--against', '2025'], /is the module itself/],
    [['ssh.service', '--against', '2025'], /it goes with \.\/MODULE\.nix#NAME$/],
  ] as const) {
    assertRefused(t, await runInspect(...args), line);
  }
});

// Real modules, of which ours are models.
test.serial('services of nixpkgs’ own modules are inspected as they are', async (t) => {
  const nixpkgs = nixpkgsCheckout(t, 'to take modules from');
  if (nixpkgs === undefined) {
    return;
  }
  const tor = moduleFile('tor.nix', '{ services.tor.enable = true; services.tor.client.enable = true; }\n');
  const {exitCode, stdout, stderr} = await runInspect(
    `${tor}#tor`,
    '--module',
    `nixpkgs:${nixpkgs}`,
    '--json',
  );
  t.is(exitCode, 0, stderr);
  const {services} = JSON.parse(stdout) as Document;
  t.true(services[0]?.standIns.some((name) => name.startsWith('tor-')));
  t.true(
    services[0]?.directives.some(
      ({directive, state}) => directive === 'PrivateUsers' && state === 'in force',
    ),
  );
  const missing = await runInspect(`${tor}#tro`, '--module', `nixpkgs:${nixpkgs}`);
  t.is(missing.exitCode, 2);
  t.regex(missing.stderr, /tor\.nix#tro: there is no systemd\.services\.tro; tor\?$/m);
});
