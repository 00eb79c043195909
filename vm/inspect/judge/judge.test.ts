import test from 'ava';
import fc from 'fast-check';
import {Exposure} from '../../probe/exposure.ts';
import {sampleDocument} from '../../probe/testing/sample-document.ts';
import {knowledgeFor} from '../../systemd/knowledge-for.ts';
import {daemonDirectives} from '../table/daemon-directives.ts';
import {seenDirectives} from '../table/seen-directives.ts';
import {unseenDirectives} from '../table/unseen-directives.ts';
import {randomUnit} from '../testing/random-unit.ts';
import {declaredIn} from '../unit/declared.ts';
import {parseLocated} from '../unit/parse-located.ts';
import type {UnitSource} from '../unit/unit-source.ts';
import {readValue} from '../values/read-value.ts';
import {judge} from './judge.ts';
import {observe} from './observation.ts';

const exposure = new Exposure(sampleDocument());
const observation = observe(exposure, exposure);
const names = {users: new Map([['daemon', 1]]), groups: new Map([['daemon', 1]])};
const knowledge = knowledgeFor(Infinity);

const declaredBy = (source: UnitSource) => declaredIn(parseLocated(source));
const declaring = (...lines: readonly string[]) =>
  declaredBy({name: 'a.service', files: [{path: 'a.service', text: ['[Service]', ...lines].join('\n')}]});
const judged = (declared: ReturnType<typeof declaring>, seen: typeof observation | undefined = observation) =>
  judge({declared, observation: seen, whyUnseen: 'it was killed', names, knowledge, complaints: []});

/** Words by which one says of a directive that nothing is to be taken away. */
const words: Readonly<Record<string, readonly string[]>> = {
  ProtectProc: ['default'],
  ProcSubset: ['all'],
  DevicePolicy: ['auto'],
  MountFlags: ['shared'],
  WorkingDirectory: ['~'],
  RootDirectory: ['/'],
  SystemCallErrorNumber: ['kill'],
  MemoryTHP: ['inherit'],
  ManagedOOMPreference: ['none'],
  MemoryZSwapWriteback: ['yes'],
};

const asksForNothing = (name: string, values: readonly string[]): boolean => {
  const reads = seenDirectives[name]?.reads;
  const word = reads === undefined ? undefined : readValue(reads, values, names)?.word;
  return (
    word !== undefined &&
    (words[name]?.includes(word) === true ||
      (word === 'no' && (reads === 'switch' || reads === 'word') && name !== 'MemoryZSwapWriteback'))
  );
};

const told = (declared: ReturnType<typeof declaring>) =>
  [...declared.values()].filter(
    ({name, values}) =>
      !daemonDirectives.has(name) && !name.startsWith('X-') && !asksForNothing(name, values),
  );

test('of each directive of the table it is told once what becomes of it, whatever its value', (t) => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.oneof(randomUnit({isPlain: true}), randomUnit({isPlain: false})), (unit) => {
      const declared = declaredBy(unit);
      for (const with_ of [observation, undefined]) {
        const verdicts = judged(declared, with_);
        for (const {name, values} of told(declared)) {
          const of = verdicts.filter(({directive}) => directive === name);
          t.is(of.length, 1, `${name}=${values.join(' | ')}`);
          t.true(
            of.every(({state, why}) => state !== 'unseen' || (why ?? '') !== ''),
            `${name} has no reason`,
          );
          seen.add(name);
        }
      }
    }),
    {numRuns: 600, seed: 1},
  );
  const all = [...Object.keys(seenDirectives), ...Object.keys(unseenDirectives)];
  t.deepEqual(
    all.filter((name) => !seen.has(name) && !/Allowed(CPUs|MemoryNodes)$/.test(name)),
    [],
  );
});

test('lists of what may not be sent to or bound are told, with what is let beside them', (t) => {
  const state = (...lines: readonly string[]) => {
    const [verdict] = judged(declaring(...lines));
    return [verdict?.state, verdict?.why];
  };
  for (const lines of [
    ['IPAddressDeny=10.0.0.0/8'],
    ['IPAddressDeny=any', 'IPAddressAllow=localhost'],
    ['SocketBindDeny=ipv6:tcp:80'],
    ['SocketBindDeny=any', 'SocketBindAllow=any'],
    ['IPAddressDeny=perhaps'],
    ['SocketBindDeny=tcp:80'],
  ]) {
    const [found, why] = state(...lines);
    t.is(found, 'unseen', lines.join());
    t.truthy(why, lines.join());
  }
});

test('what was asked for decides, and what is not to be seen of the rest is no part of what is in force', (t) => {
  const {network, ...others} = sampleDocument();
  if (network === undefined || 'ended' in network) {
    throw new Error('the sample lacks its network');
  }
  const state = (answer: 'allowed' | 'EPERM', ...lines: readonly string[]) => {
    const asked = new Exposure({
      ...others,
      network: {...network, binds: {'tcp:8080': answer}, sends: {'127.0.0.9': answer}},
    });
    const [verdict] = judged(declaring(...lines), observe(asked, exposure));
    return verdict?.state;
  };
  t.is(state('EPERM', 'SocketBindDeny=tcp:8080'), 'in force');
  t.is(state('allowed', 'SocketBindDeny=tcp:8080'), 'not in force');
  t.is(state('EPERM', 'IPAddressDeny=127.0.0.9'), 'in force');
  t.is(state('EPERM', 'IPAddressDeny=127.0.0.9 10.0.0.0/8'), 'unseen');
  t.is(state('allowed', 'IPAddressDeny=127.0.0.9 10.0.0.0/8'), 'not in force');
});

test('a mode is that of each of the folders', (t) => {
  const {walk, ...others} = sampleDocument();
  if (walk === undefined || !('entries' in walk)) {
    throw new Error('the sample lacks its walk');
  }
  const entry = {
    path: '/var/lib/a',
    kind: 'directory',
    level: 'writable',
    mode: '0750',
    uid: 1,
    gid: 1,
  } as const;
  const seen = observe(
    new Exposure({...others, walk: {...walk, entries: [...walk.entries, entry]}}),
    exposure,
  );
  const state = (...lines: readonly string[]) =>
    judged(declaring(...lines), seen).find(({directive}) => directive === 'StateDirectoryMode')?.state;
  t.is(state('StateDirectory=a', 'StateDirectoryMode=750'), 'in force');
  t.is(state('StateDirectory=a', 'StateDirectoryMode=0700'), 'not in force');
  t.is(state('StateDirectory=a b', 'StateDirectoryMode=0750'), 'unseen');
  t.is(state('StateDirectoryMode=0750'), 'unseen');
});

test('what another directive takes out of the environment is not missing', (t) => {
  const state = (...lines: readonly string[]) => judged(declaring(...lines)).map((each) => each.state);
  t.deepEqual(state('Environment=A=1'), ['not in force']);
  t.deepEqual(state('Environment=A=1', 'UnsetEnvironment=A'), ['unseen', 'in force']);
  t.deepEqual(state('UnsetEnvironment=PATH'), ['not in force']);
});

test('a share of the processors is one whatever the time that it is of', (t) => {
  const {process, ...others} = sampleDocument();
  if (process === undefined || 'ended' in process) {
    throw new Error('the sample lacks its process');
  }
  const seen = observe(
    new Exposure({...others, process: {...process, allowance: {'cpu.max': '10000 20000'}}}),
    exposure,
  );
  t.deepEqual(
    judged(declaring('CPUQuota=50%', 'CPUQuotaPeriodSec=20ms'), seen).map(({state}) => state),
    ['in force', 'in force'],
  );
  t.deepEqual(
    judged(declaring('CPUQuota=40%', 'CPUQuotaPeriodSec=0.02'), seen).map(({state}) => state),
    ['not in force', 'unseen'],
  );
});

test('a service in a group below its own is not held to limits that stand above', (t) => {
  const states = judged(declaring('Delegate=yes', 'DelegateSubgroup=a', 'MemoryMax=1G')).map(
    ({directive, state}) => `${directive} ${state}`,
  );
  t.true(states.includes('MemoryMax unseen'), states.join());
  t.true(states.includes('DelegateSubgroup not in force'), states.join());
});
