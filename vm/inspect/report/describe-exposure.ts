import {coveredPaths} from '../../probe/covered-paths.ts';
import {isWiderLevel} from '../../probe/level.ts';
import type {Exposure} from '../../probe/exposure.ts';
import type {Observation} from '../judge/observation.ts';
import type {Verdict} from '../judge/verdict.ts';
import {type Subject, subjects} from '../table/entry/subject.ts';
import type {Abilities, Ability} from './ability.ts';
import {topics} from './topics.ts';

/** Devices that every process is given, which lead nowhere. */
const pseudoDevices = /^\/dev\/(null|zero|full|u?random|tty|ptmx|pts\/.*|console)$/;

/** Files that tell what they should not, where they can be read. */
const secrets = ['/etc/shadow', '/root', '/home', '/etc/ssh', '/run/docker.sock', '/run/systemd/private'];

/**
 * What a process can and cannot do, in plain words by subject, what matters most first; each with the directives that decide
 * it. A subject of which nothing was seen has neither.
 */
export const describeExposure = (
  {exposure, facts}: Observation,
  verdicts: readonly Verdict[],
): ReadonlyMap<Subject, Abilities> => {
  const by = (...asked: readonly string[]): string[] =>
    verdicts
      .filter(
        ({state, checks}) =>
          state === 'in force' &&
          checks.some(({fact}) =>
            asked.some((each) => fact === each || (each.endsWith(' ') && fact.startsWith(each))),
          ),
      )
      .map(({directive}) => directive);
  const told = new Map<Subject, {can: Ability[]; cannot: Ability[]}>(
    subjects.map((subject) => [subject, {can: [], cannot: []}]),
  );
  const add = (subject: Subject, way: 'can' | 'cannot', text: string, ...asked: readonly string[]) =>
    told.get(subject)?.[way].push({text, by: by(...asked)});

  describeIdentity(exposure, facts, add);
  describePaths(exposure, add);
  describeDevices(exposure, add);
  describeNetwork(exposure, facts, add);
  describePrivileges(exposure, add);
  for (const {subject, text, facts: asked, while: conditions} of topics) {
    if (conditions !== undefined) {
      const found = Object.entries(conditions).map(
        ([fact, value]) => [fact, facts.get(fact), value] as const,
      );
      if (found.every(([, seen]) => seen !== undefined && seen !== 'unseen')) {
        const can = found.every(([, seen, value]) => seen === value);
        add(subject, can ? 'can' : 'cannot', text, ...Object.keys(conditions));
      }
      continue;
    }
    const found = asked.flatMap((each) =>
      each.endsWith(' ')
        ? [...facts.keys()].filter((fact) => fact.startsWith(each))
        : facts.has(each)
          ? [each]
          : [],
    );
    const answers = found.map((fact) => facts.get(fact)).filter((answer) => answer !== 'timeout');
    if (answers.length > 0) {
      add(subject, answers.includes('allowed') ? 'can' : 'cannot', text, ...asked);
    }
  }
  return told;
};

type Add = (subject: Subject, way: 'can' | 'cannot', text: string, ...asked: readonly string[]) => void;

const sectionOf = <Name extends 'identity' | 'walk' | 'devices' | 'network' | 'capabilities'>(
  exposure: Exposure,
  name: Name,
) => {
  const section = exposure.document[name];
  return section === undefined || ('ended' in section && !('entries' in section))
    ? undefined
    : exposure.section(name);
};

const describeIdentity = (exposure: Exposure, facts: ReadonlyMap<string, string>, add: Add): void => {
  const identity = sectionOf(exposure, 'identity');
  if (identity === undefined) {
    return;
  }
  const [uid] = identity.uid;
  const groups = identity.groups.filter((group) => group !== identity.gid[0]);
  add(
    'identity',
    uid === 0 ? 'can' : 'cannot',
    uid === 0 ? 'act as root' : `act as root: it is user ${uid}`,
    'uid',
  );
  if (groups.length > 0) {
    add('identity', 'can', `act as groups ${groups.join(', ')}`, 'group ');
  }
  if (facts.get('namespace user') === 'own') {
    add('identity', 'cannot', 'act as users of the machine: it has users of its own', 'namespace user');
  }
};

/** Those that lie in none of the others. */
const outermost = (paths: readonly string[]): string[] =>
  paths.filter(
    (path) => !paths.some((other) => other !== path && (other === '/' || path.startsWith(`${other}/`))),
  );

const few = (items: readonly string[], most: number): string =>
  items.length <= most
    ? items.join(', ')
    : `${items.slice(0, most).join(', ')} and ${items.length - most} more`;

const describePaths = (exposure: Exposure, add: Add): void => {
  const walk = sectionOf(exposure, 'walk');
  if (walk === undefined) {
    return;
  }
  const writable = walk.entries.filter(({level}) => isWiderLevel(level, 'special')).map(({path}) => path);
  const top = outermost(writable);
  // Of a walk that was ended nobody knows what else there is.
  if (top.length > 0 || walk.ended === undefined) {
    add(
      'file system',
      top.length === 0 ? 'cannot' : 'can',
      top.length === 0
        ? 'write any file'
        : top.includes('/')
          ? `write to / (${few(outermost(writable.filter((path) => path !== '/')), 6)})`
          : `write to ${few(top, 8)}`,
      'mount ',
    );
  }
  const covered = coveredPaths(exposure);
  const level = (path: string) => (covered.has(path) ? 'none' : exposure.at(path));
  const readable = secrets.filter((path) => ['readable', 'writable', 'special'].includes(level(path)));
  const closed = secrets.filter((path) => level(path) === 'none');
  if (readable.length > 0) {
    add('file system', 'can', `read ${readable.join(', ')}`);
  }
  if (closed.length > 0) {
    add('file system', 'cannot', `read ${closed.join(', ')}`, ...closed.map((path) => `path ${path}`));
  }
};

const describeDevices = (exposure: Exposure, add: Add): void => {
  const devices = sectionOf(exposure, 'devices');
  if (devices === undefined) {
    return;
  }
  const open = devices
    .filter(
      ({path, level, read}) =>
        !pseudoDevices.test(path) && level !== 'none' && (read === undefined || read === 'allowed'),
    )
    .map(({path}) => path)
    .sort();
  add(
    'devices',
    open.length > 0 ? 'can' : 'cannot',
    open.length > 0
      ? `open ${open.length} devices: ${few(open, 5)}`
      : 'open any device but /dev/null and its kind',
    'mount /dev',
    'device ',
  );
};

const describeNetwork = (exposure: Exposure, facts: ReadonlyMap<string, string>, add: Add): void => {
  const network = sectionOf(exposure, 'network');
  if (network === undefined) {
    return;
  }
  const isOwn = facts.get('namespace net') === 'own';
  add(
    'network',
    isOwn ? 'cannot' : 'can',
    isOwn
      ? 'reach the machine’s network: it has one of its own'
      : `use the machine’s network: ${few([...network.interfaces].sort(), 6)}`,
    'namespace net',
  );
  const families = Object.entries(network.families);
  const open = families.filter(([, answer]) => answer === 'allowed').map(([name]) => name);
  add('network', 'can', `make sockets: ${open.length === families.length ? 'all families' : few(open, 6)}`);
  if (open.length < families.length) {
    const shut = families.filter(([name]) => !open.includes(name)).map(([name]) => name);
    add('network', 'cannot', `make sockets: ${few(shut, 4)}`, 'family ');
  }
};

const describePrivileges = (exposure: Exposure, add: Add): void => {
  const identity = sectionOf(exposure, 'identity');
  if (identity !== undefined) {
    const isFiltered = identity.seccomp !== 'none';
    add(
      'system calls',
      isFiltered ? 'cannot' : 'can',
      isFiltered ? 'make those that a filter takes' : 'make any: there is no filter',
      'seccomp',
    );
  }
  const capabilities = sectionOf(exposure, 'capabilities');
  if (capabilities !== undefined) {
    const {effective, bounding} = capabilities;
    add(
      'privileges',
      effective.length > 0 ? 'can' : 'cannot',
      effective.length === 0
        ? 'use any capability'
        : effective.length >= 38
          ? 'use all capabilities'
          : `use capabilities ${few(effective, 10)}`,
      'bounding capability ',
      'effective capability ',
    );
    if (effective.length === 0 && bounding.length > 0) {
      add(
        'privileges',
        'can',
        `get ${bounding.length} capabilities by programs that have them`,
        'bounding capability ',
      );
    }
  }
};
