import test from 'ava';
import {Exposure} from '../../probe/exposure.ts';
import type {ExposureDocument, SectionOf} from '../../probe/exposure-document.ts';
import {sampleDocument} from '../../probe/testing/sample-document.ts';
import {knowledgeFor} from '../../systemd/knowledge-for.ts';
import {observe} from '../judge/observation.ts';
import type {MachineSurvey} from '../machine/machine-survey.ts';
import {suggestions} from '../table/suggestions.ts';
import {closedBy} from './closed-by.ts';

const survey: MachineSurvey = {
  systemd: 257,
  systemdVersion: '257',
  kernel: '6.12',
  users: new Map(),
  groups: new Map(),
  userGroups: new Map(),
  entries: new Map(),
};
const knowledge = knowledgeFor(survey.systemd);
const document = sampleDocument();
const identity = document.identity as SectionOf<'identity'>;
const mount = {
  root: '/',
  device: '8:1',
  type: 'ext4',
  source: null,
  super: [],
  propagation: [],
};
const seen = (allowed: readonly string[], umask: string, mounts: readonly {at: string; flags: string[]}[]) =>
  new Exposure({
    ...document,
    identity: {...identity, umask},
    calls: {
      ...document.calls,
      ...Object.fromEntries(allowed.map((name) => [name, 'allowed'])),
    } as ExposureDocument['calls'],
    mounts: {by: 'mountinfo', list: mounts.map((each) => ({...mount, ...each}))},
    walk: {entries: ['/', '/tmp', '/var'].map((path) => ({path, kind: 'directory', level: 'writable'}))},
  });

test('what closes most comes first, and what is mounted otherwise than the folder above is closed', (t) => {
  const outside = seen([], '0022', [{at: '/', flags: ['rw']}]);
  const before = observe(seen(['personality', 'finit-module'], '0022', [{at: '/', flags: ['rw']}]), outside);
  const after = observe(
    seen(
      [],
      '0077',
      ['/', '/tmp', '/var'].map((at) => ({at, flags: at === '/' ? ['rw'] : ['rw', 'noexec']})),
    ),
    outside,
  );
  const wanted = [
    ...suggestions.filter(({directive}) =>
      ['ProtectKernelModules', 'LockPersonality', 'UMask'].includes(directive),
    ),
    {directive: 'NoExecPaths', value: '/tmp /var'},
  ];
  const told = closedBy([...wanted].reverse(), {
    declared: new Map(),
    before,
    after: () => after,
    names: survey,
    knowledge,
  });
  t.deepEqual(
    told.map(({directive, closes}) => [directive, ...closes.map(({subject}) => subject)]),
    [
      ['ProtectKernelModules', 'can finit-module'],
      ['NoExecPaths', 'mount /tmp', 'mount /var'],
      ['LockPersonality', 'can personality'],
      ['UMask', 'umask'],
    ],
  );
});
