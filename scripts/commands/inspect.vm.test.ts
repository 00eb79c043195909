import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {assertRefused} from '../testing/assert-refused.ts';
import {runInspect} from '../testing/run-inspect.ts';
import {writeUnit} from '../testing/write-unit.ts';

const folder = mkdtempSync(join(tmpdir(), 'inspect-test-'));
test.after.always('the units are removed', () => rmSync(folder, {recursive: true}));

const unit = (name: string, ...lines: readonly string[]): string => writeUnit(folder, name, ...lines);

test.serial('what is declared and in force is told: exit status 0', async (t) => {
  const file = unit('web.service', 'User=daemon', 'PrivateTmp=yes');
  mkdirSync(`${file}.d`);
  writeFileSync(`${file}.d/10-more.conf`, '[Service]\nNoNewPrivileges=yes\n');
  const {exitCode, stdout, stderr} = await runInspect(file);
  t.is(exitCode, 0, stderr);
  t.regex(stdout, /^declared: 3 in force, 0 not in force, 0 not to be seen$/m);
  t.regex(stdout, /cannot act as root: it is user 1 \(User=\)/);
  t.regex(stdout, /^ {2}ProtectSystem=strict +closes/m);
});

for (const [title, lines, kept] of [
  ['nothing', [], /^ {2}ReadOnlyPaths=\/run +closes 1 thing/m],
  // What gives it /proc anew would leave /run writable.
  [
    'ProtectSystem=strict',
    ['ProtectSystem=strict'],
    /^ {2}ReadOnlyPaths=\/run +keeps ProtectSystem= in force beside the others/m,
  ],
] as const) {
  test.serial(
    `of a unit that declares ${title} all that could be closed is in force when it is pasted`,
    async (t) => {
      const {stdout} = await runInspect(unit('open.service', ...lines));
      t.regex(stdout, kept);
      const toPaste = [
        ...stdout.matchAll(/^ {2}(?<line>[A-Z]\w+=.*?)(?: {2,}.*| (?:closes|keeps) .*)?$/gm),
      ].map(({groups}) => groups?.line ?? '');
      t.true(toPaste.length > 20, stdout);
      const pasted = await runInspect(unit('closed.service', ...lines, ...toPaste));
      t.is(pasted.exitCode, 0, pasted.stdout + pasted.stderr);
      t.regex(pasted.stdout, /^declared: \d\d in force, 0 not in force, 0 not to be seen$/m);
      t.regex(pasted.stdout, /^nothing more to close that we know of$/m);
    },
  );
}

test.serial('something that is not in force, in JSON: exit status 1', async (t) => {
  const {exitCode, stdout} = await runInspect(
    '--json',
    unit('wrong.service', 'PrivateTmp=perhaps'),
    'ssh.service',
  );
  t.is(exitCode, 1);
  const {version, services} = JSON.parse(stdout) as {
    version: number;
    services: {name: string; directives: {directive: string; state: string; said?: string}[]}[];
  };
  t.is(version, 1);
  t.deepEqual(
    services.map(({name}) => name),
    ['wrong.service', 'ssh.service'],
  );
  const [wrong] = services[0]?.directives ?? [];
  t.is(wrong?.state, 'not in force');
  t.regex(wrong?.said ?? '', /PrivateTmp.*perhaps/);
});

test.serial('bad input is one line: exit status 2', async (t) => {
  const bad = unit('bad.service', 'PrivateTmp yes');
  for (const [args, line] of [
    [[bad], /bad\.service:3: "PrivateTmp yes" is neither a section, nor NAME=VALUE$/],
    [[join(folder, 'none.service')], /none\.service: cannot be read: ENOENT$/],
    [
      [unit('unknown.service', 'ReadOnlyPath=/etc')],
      /:3: ReadOnlyPath=: no systemd knows it; ReadOnlyPaths=\?$/,
    ],
    [['./module.nix#web'], /there is no file \.\/module\.nix; allowed: /],
    [['ssh'], /is no service; allowed: /],
    [['--json', '--markdown', bad], /one of them at a time$/],
    [['--guest', 'nixos:/no/such/vm', 'sshd.service'], /^confinement: .*\/no\/such\/vm/],
  ] as const) {
    assertRefused(t, await runInspect(...args), line);
  }
  const missing = await runInspect(unit('stranger.service', 'User=stranger'));
  t.is(missing.exitCode, 2);
  t.is(missing.stdout, '');
  t.regex(missing.stderr, /^confinement: stranger\.service: its user stranger does not exist there$/m);
});
