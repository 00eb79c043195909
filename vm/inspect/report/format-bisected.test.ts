import test from 'ava';
import type {Bisected} from '../bisect/bisected.ts';
import {formatBisected} from './format-bisected.ts';

const bisected: Bisected = {
  name: 'web.service',
  machine: 'debian:trixie',
  systemdVersion: '257.1',
  kernel: '6.12',
  verdict: 'found',
  ended: 'exit status 1',
  said: ['cannot write'],
  atFault: [
    {directive: 'ProtectSystem', value: 'strict', at: './web.service:5'},
    {directive: 'SystemCallFilter', value: '~@mount', at: './web.service:9'},
  ],
  isSmallest: true,
  directives: 7,
  starts: 9,
};

test('what is at fault is told with its line, and how often it was started', (t) => {
  t.is(
    formatBisected(bisected),
    `web.service on debian:trixie: systemd 257.1, Linux 6.12
its own ExecStart= was run there, 9 times

it does not start as it declares: exit status 1
  | cannot write
2 of its 7 directives keep it from starting; without ProtectSystem= SystemCallFilter= it starts, with any of them it does not:
  ProtectSystem=strict   (./web.service:5)
  SystemCallFilter=~@mount   (./web.service:9)
`,
  );
});

test('that it is not its sandbox is told, and that nothing is wrong', (t) => {
  t.regex(
    formatBisected({...bisected, verdict: 'never', atFault: []}),
    /^it does not start without any of its 7 directives, either: /m,
  );
  t.regex(
    formatBisected({...bisected, verdict: 'never', atFault: [], directives: 0}),
    /^it declares no sandbox that could keep it from starting$/m,
  );
  const starts = formatBisected({
    ...bisected,
    verdict: 'starts',
    ended: undefined,
    said: [],
    atFault: [],
    starts: 1,
  });
  t.regex(starts, /was run there, once$/m);
  t.regex(starts, /^nothing keeps it from starting: /m);
});

test('one at fault is told as one, and a search that did not come to its end as such', (t) => {
  t.regex(
    formatBisected({...bisected, atFault: bisected.atFault.slice(0, 1)}),
    /^1 of its 7 directives keeps it from starting; without ProtectSystem= it starts:$/m,
  );
  t.regex(
    formatBisected({...bisected, isSmallest: false, starts: 100}),
    /^without these 2 of its 7 directives it starts; fewer may do, as the search ended after 100 starts:\n {2}ProtectSystem=/m,
  );
});
