import test from 'ava';
import {parseUnit} from '../../../vm/units/parse-unit.ts';
import {mutationsOf} from './mutations-of.ts';
import {unitFileText} from './unit-file-text.ts';

const confined = parseUnit(`[Unit]
Description=One
[Service]
ExecStart=/nix/store/server
PrivateMounts=true
PrivateTmp=disconnected
InaccessiblePaths=-+/tmp
InaccessiblePaths=-+/var/tmp
RootDirectory=/run/confinement/%n
TemporaryFileSystem=/
BindReadOnlyPaths=/nix/store/a
BindReadOnlyPaths=/nix/store/confinement-probe
`);
const unseen = parseUnit(`[Service]
PrivateMounts=true
PrivateTmp=true
InaccessiblePaths=-+/tmp
RootDirectory=/run/confinement/%n
TemporaryFileSystem=/
BindReadOnlyPaths=/etc
StateDirectory=own
`);
const open = parseUnit('[Service]\nExecStart=/bin/true\nPrivateMounts=true\n');

/** What a mutation takes from the confined unit and what it adds, as a difference would show it. */
const difference = (name: string): string[] => {
  const mutation = mutationsOf([confined, open]).find((each) => each.name === name);
  const lines = (text: string) => text.trimEnd().split('\n');
  const before = lines(unitFileText(confined));
  const after = lines(unitFileText(mutation?.apply(confined) ?? confined));
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `-${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+${line}`),
  ];
};

test('a directive is dropped, a boolean is flipped, a list loses one value', (t) => {
  t.deepEqual(difference('PrivateMounts=true is dropped'), ['-PrivateMounts=true']);
  t.deepEqual(difference('PrivateMounts=true is no'), ['-PrivateMounts=true', '+PrivateMounts=no']);
  t.deepEqual(difference('PrivateTmp=disconnected is dropped'), ['-PrivateTmp=disconnected']);
  t.deepEqual(difference('InaccessiblePaths=-+/tmp is dropped'), ['-InaccessiblePaths=-+/tmp']);
});

test('a bind is dropped or writable, and more is bound', (t) => {
  const bind = 'BindReadOnlyPaths=/nix/store/a';
  t.deepEqual(difference(`${bind} is dropped`), [`-${bind}`]);
  t.deepEqual(difference(`${bind} is writable`), [`-${bind}`, '+BindPaths=/nix/store/a']);
  t.deepEqual(difference('/root of the host is bound'), ['+BindReadOnlyPaths=/root']);
  t.deepEqual(difference('CAP_NET_ADMIN is given'), ['+AmbientCapabilities=CAP_NET_ADMIN']);
});

test('of what a step sets by itself nothing is broken, and of binds those that the probe can see', (t) => {
  const names = mutationsOf([confined, unseen, open]).map(({name}) => name);
  t.false(names.some((name) => name.includes('StateDirectory') || name.includes('/etc is')));
  t.true(names.includes('PrivateTmp=true is no'));
});

test('without a root directory there is no tmpfs over the real one', (t) => {
  t.deepEqual(difference('RootDirectory=/run/confinement/%n is dropped'), [
    '-RootDirectory=/run/confinement/%n',
    '-TemporaryFileSystem=/',
  ]);
});

test('a unit that is not confined stays as it is, and so does what the module has no say in', (t) => {
  const mutations = mutationsOf([confined, open]);
  for (const {apply} of mutations) {
    t.is(apply(open), open);
    t.true(unitFileText(apply(confined)).includes('ExecStart=/nix/store/server'));
  }
  t.is(new Set(mutations.map(({name}) => name)).size, mutations.length);
});

test('what is named after each unit is one thing, broken in all of them alike', (t) => {
  const units = ['test3@', 'test45-lists'].map((name) =>
    parseUnit(`[Service]\nRootDirectory=/run/confinement/${name.replace('@', '-')}\n`),
  );
  const mutations = mutationsOf(units).filter(({name}) => name.startsWith('RootDirectory='));
  t.deepEqual(
    mutations.map(({name}) => name),
    ['RootDirectory=/run/confinement/test… is dropped'],
  );
  t.deepEqual(
    units.map((unit) => mutations[0]?.apply(unit)),
    [[], []],
  );
});
