import test from 'ava';
import {Exposure} from './exposure.ts';
import {ProbeError} from './probe-error.ts';
import {sampleDocument} from './testing/sample-document.ts';

const walked = (entries: readonly object[], more: object = {}): Exposure =>
  Exposure.parse(JSON.stringify({version: 1, walk: {entries, ...more}}));

const folder = (path: string, level = 'readable', more: object = {}) => ({
  path,
  kind: 'directory',
  level,
  ...more,
});

test('what the probe wrote is read', (t) => {
  const exposure = Exposure.parse(JSON.stringify(sampleDocument()));
  t.deepEqual(exposure.document, sampleDocument());
  t.is(exposure.answer('mount'), 'EPERM');
  t.false(exposure.can('mount'));
  t.deepEqual(exposure.writablePaths(), ['/tmp']);
});

test('a path is absent where the probe looked, and unseen where it did not', (t) => {
  const exposure = walked([
    folder('/'),
    folder('/a', 'writable'),
    folder('/a/deep', 'sticky'),
    folder('/proc', 'special', {notEntered: 'kernel'}),
    {path: '/hidden', kind: 'unseen', level: 'none', notEntered: 'EACCES'},
  ]);
  t.is(exposure.at('/a'), 'writable');
  t.is(exposure.at('/a/deep/er'), 'absent');
  t.is(exposure.at('/proc'), 'special');
  t.is(exposure.at('/proc/1'), 'unseen');
  t.is(exposure.at('/process'), 'absent');
  t.is(exposure.at('/hidden'), 'unseen');
  t.is(exposure.at('/hidden/x'), 'unseen');
  t.deepEqual(exposure.writablePaths(), ['/a', '/a/deep']);
});

test('a walk that was cut short says of nothing that it is absent', (t) => {
  t.is(walked([folder('/')], {ended: 'timeout'}).at('/x'), 'unseen');
  const counted = walked([folder('/'), {path: '/b', kind: 'unseen', level: 'none', notEntered: 'count'}]);
  t.is(counted.at('/'), 'readable');
  t.is(counted.at('/z'), 'unseen');
});

test('what was not asked for, and what did not end, is told', (t) => {
  const exposure = Exposure.parse('{"version":1,"calls":{"ended":"killed by SIGSYS"}}');
  t.throws(() => exposure.can('mount'), {
    instanceOf: ProbeError,
    message: 'The probe did not come to the end of calls: killed by SIGSYS',
  });
  t.throws(() => exposure.at('/'), {
    instanceOf: ProbeError,
    message: 'The exposure has no walk: the probe was asked for calls',
  });
});

test('what is no exposure is refused', (t) => {
  t.throws(() => Exposure.parse('bash: no such file'), {
    instanceOf: ProbeError,
    message: /^The probe told no JSON: .*bash: no such file$/s,
  });
  for (const text of [
    '{"version":2}',
    '{"version":1,"more":{}}',
    '{"version":1,"calls":{"mount":"EPERM"}}',
    '[]',
  ]) {
    t.throws(
      () => Exposure.parse(text),
      {instanceOf: ProbeError, message: /^The probe told what is no exposure: /},
      text,
    );
  }
});

test('a path below a link is told where it is known where the link leads, and is unseen elsewhere', (t) => {
  const exposure = walked([
    folder('/'),
    folder('/run'),
    folder('/run/keys', 'writable'),
    {path: '/there', kind: 'symlink', level: 'readable', target: '/run'},
    {path: '/again', kind: 'symlink', level: 'readable', target: '/run/keys'},
    {path: '/somewhere', kind: 'symlink', level: 'readable'},
  ]);
  t.is(exposure.at('/there'), 'readable');
  t.is(exposure.at('/there/keys'), 'writable');
  t.is(exposure.at('/there/none'), 'absent');
  t.is(exposure.at('/again/x'), 'absent');
  t.is(exposure.at('/somewhere'), 'readable');
  t.is(exposure.at('/somewhere/keys'), 'unseen');
});

test('a path is told without the links on its way', (t) => {
  const exposure = walked([
    {path: '/var', kind: 'directory', level: 'readable'},
    {path: '/var/run', kind: 'symlink', level: 'readable', target: '/run'},
    {path: '/lib', kind: 'symlink', level: 'readable', target: '/usr/lib'},
    {path: '/bin', kind: 'symlink', level: 'readable'},
  ]);
  t.is(exposure.resolve('/var/run/redis/socket'), '/run/redis/socket');
  t.is(exposure.resolve('/var/run'), '/run');
  t.is(exposure.resolve('/lib'), '/usr/lib');
  t.is(exposure.resolve('/bin/sh'), '/bin/sh');
  t.is(exposure.resolve('/'), '/');
});
