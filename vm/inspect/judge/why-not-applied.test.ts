import test from 'ava';
import {declaredIn} from '../unit/declared.ts';
import {parseLocated} from '../unit/parse-located.ts';
import {whyNotApplied} from './why-not-applied.ts';

const none = {users: new Map<string, number>(), groups: new Map<string, number>()};
const why = (
  directive: string,
  kind: Parameters<typeof whyNotApplied>[1]['kind'],
  prefix: Parameters<typeof whyNotApplied>[1]['prefix'],
  ...lines: readonly string[]
) => {
  const files = [{path: 'a.service', text: ['[Service]', ...lines].join('\n')}];
  return whyNotApplied(directive, {kind, prefix}, declaredIn(parseLocated({name: 'a.service', files})), none);
};

test('a priority is applied by the policies that know some, of which the last counts', (t) => {
  const ofPriority = (...lines: string[]) => why('CPUSchedulingPriority', 'ExecStart', '', ...lines);
  t.is(
    ofPriority('CPUSchedulingPolicy=rr', 'CPUSchedulingPriority=3', 'CPUSchedulingPolicy=batch'),
    'CPUSchedulingPolicy=batch knows no priorities, fifo and rr do',
  );
  t.regex(ofPriority('CPUSchedulingPriority=3') ?? '', /^CPUSchedulingPolicy=other knows no priorities/);
  t.is(ofPriority('CPUSchedulingPolicy=batch', 'CPUSchedulingPolicy=fifo'), undefined);
});

test('a command without a prefix is in all of its sandbox', (t) => {
  for (const directive of ['User', 'ProtectSystem', 'SetCredential', 'RootDirectory']) {
    t.is(
      why(directive, 'ExecStart', '', 'PermissionsStartOnly=yes', 'RootDirectoryStartOnly=yes'),
      undefined,
    );
    t.is(why(directive, 'ExecStartPre', '', 'PermissionsStartOnly=no'), undefined);
  }
});

test('+ leaves out the sandbox, and what counts for the whole control group stays', (t) => {
  t.regex(why('ProtectSystem', 'ExecStart', '+') ?? '', /has \+/);
  for (const directive of ['DeviceAllow', 'MemoryMax', 'UMask']) {
    t.is(why(directive, 'ExecStop', '+'), undefined);
  }
});

test('! leaves out the user alone', (t) => {
  t.regex(why('User', 'ExecStart', '!') ?? '', /has !, /);
  t.regex(why('DynamicUser', 'ExecStart', '!!') ?? '', /has !!, /);
  t.is(why('ProtectSystem', 'ExecStart', '!'), undefined);
});

test('what the unit keeps for its daemon, and credentials, which not all are given', (t) => {
  t.regex(why('ProtectSystem', 'ExecStop', '', 'PermissionsStartOnly=1') ?? '', /^PermissionsStartOnly= /);
  t.is(why('UMask', 'ExecStop', '', 'PermissionsStartOnly=1'), undefined);
  t.regex(
    why('RootDirectory', 'ExecReload', '', 'RootDirectoryStartOnly=on') ?? '',
    /^RootDirectoryStartOnly= /,
  );
  t.is(why('ProtectSystem', 'ExecReload', '', 'RootDirectoryStartOnly=on'), undefined);
  t.regex(why('SetCredential', 'ExecStop', '') ?? '', /^ExecStop= is given no credentials$/);
  t.is(why('SetCredential', 'ExecStartPost', ''), undefined);
});
