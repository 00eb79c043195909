import type {CallName} from '../../probe/call-names.ts';
import {coveredPaths} from '../../probe/covered-paths.ts';
import {folderOf} from '../../probe/folder-of.ts';
import {isLookable} from '../values/is-lookable.ts';
import {isWiderLevel} from '../../probe/level.ts';
import {missingValue} from '../../probe/missing-value.ts';
import type {SectionOf} from '../../probe/exposure-document.ts';
import type {Exposure} from '../../probe/exposure.ts';
import {callSyscalls} from '../table/call-syscalls.ts';
import type {Shown} from '../table/entry/directive-entry.ts';
import type {Check} from './check.ts';
import {filteredSyscalls} from './filtered-syscalls.ts';
import type {Observation} from './observation.ts';
import {privatePath} from './private-path.ts';
import type {Read} from '../values/read-value.ts';
import {sectionOfFact} from '../../probe/section-of-fact.ts';
import {withoutCall} from '../../probe/without-call.ts';

type Mount = SectionOf<'mounts'>['list'][number];

export type ChecksOptions = {
  readonly read: NonNullable<Read>;
  /** Values as the unit has them. */
  readonly values: readonly string[];
  readonly syscallGroups: Readonly<Record<string, readonly string[]>>;
};

/** Whether the probe came to the end of what tells a fact. */
const wasSeen = ({exposure}: Observation, fact: string): boolean => {
  const section = exposure.document[sectionOfFact(fact)];
  return section !== undefined && (!('ended' in section) || 'entries' in section);
};

/** Words of facts that say that the probe could not tell. */
const isUntold = (seen: string): boolean => seen === 'unseen' || seen === 'timeout' || seen === 'null';

/** Facts that there are only where the probe was asked for them. */
const isOnlyAsked = (fact: string): boolean => /^(bind|send) /.test(fact);

/**
 * Whether the probe went to where a path would be: of a folder that is too deep it enters only what leads to a path that it is to
 * look for, as all are that a unit names.
 */
const wasLookedFor = (exposure: Exposure, path: string): boolean => {
  const {entries} = exposure.section('walk');
  const above = (folder: string): string =>
    entries.find((entry) => entry.path === folder)?.notEntered ??
    (folder === '/' ? '' : above(folderOf(folder)));
  return isLookable(path) && above(folderOf(path)) === 'depth';
};

const mountsOf = (exposure: Exposure): readonly Mount[] | undefined => {
  const {mounts} = exposure.document;
  return mounts === undefined || 'ended' in mounts || mounts.by === null ? undefined : mounts.list;
};

/** The mount that is seen at a path: the last that lies on it or on the nearest folder above. */
const mountOver = (list: readonly Mount[], path: string): Mount | undefined =>
  list.findLast(({at}) => at === path) ?? (path === '/' ? undefined : mountOver(list, folderOf(path)));

const unseen = (fact: string, expected: string): Check => ({fact, expected, seen: 'unseen', state: 'unseen'});

/** The facts, or what stands for them, that must be so for what is shown. */
export const checksOf = (shown: Shown, observation: Observation, options: ChecksOptions): Check[] => {
  const {facts, exposure, outside} = observation;
  const {read} = options;
  const each = (text: string): string[] =>
    text.includes('$item')
      ? read.items.map((item) => text.replace('$item', item))
      : [text.replace('$value', read.word)];
  const told = (fact: string, expected: string, holds: (seen: string) => boolean): Check => {
    const seen = facts.get(fact) ?? missingValue(fact);
    if (!wasSeen(observation, fact) || isUntold(seen) || (isOnlyAsked(fact) && !facts.has(fact))) {
      return unseen(fact, expected);
    }
    return {fact, expected, seen, state: holds(seen) ? 'holds' : 'broken'};
  };
  const beginning = (prefix: string): string[] => [...facts.keys()].filter((fact) => fact.startsWith(prefix));
  const group = (prefix: string, make: (fact: string) => Check | undefined): Check[] =>
    wasSeen(observation, prefix.trim())
      ? beginning(prefix).flatMap((fact) => make(fact) ?? [])
      : [unseen(prefix.trim(), 'told')];
  const level = (path: string) => {
    if (!wasSeen(observation, 'path')) {
      return 'unseen';
    }
    // As systemd does, which follows a link to what it makes its own.
    const real = exposure.resolve(path);
    const found = exposure.at(real);
    return found === 'unseen' && wasLookedFor(exposure, real) ? 'absent' : found;
  };
  const mount = (path: string, flag: string): Check | undefined => {
    const list = mountsOf(exposure);
    const over = list === undefined ? undefined : mountOver(list, exposure.resolve(path));
    if (over === undefined) {
      return unseen(`mount ${path}`, flag);
    }
    if (level(path) === 'absent') {
      return undefined;
    }
    const has = flag === 'exec' ? !over.flags.includes('noexec') : over.flags.includes(flag);
    return {
      fact: `mount ${path}`,
      expected: flag,
      seen: over.flags.join(','),
      state: has ? 'holds' : 'broken',
    };
  };
  const machineReadOnly = (path: string): Check | undefined => {
    const machine = mountsOf(outside);
    if (machine === undefined) {
      return unseen(`mount ${path}`, 'ro');
    }
    const real = exposure.resolve(path);
    const own = mountOver(mountsOf(exposure) ?? [], real);
    const isTheirs = own === undefined || own.device === mountOver(machine, real)?.device;
    return isTheirs ? mount(path, 'ro') : undefined;
  };
  const ownMount = (path: string): Check | undefined => {
    const [inside, machine] = [mountsOf(exposure), mountsOf(outside)];
    if (inside === undefined || machine === undefined) {
      return unseen(`mount ${path}`, 'its own');
    }
    if (level(path) === 'absent') {
      return undefined;
    }
    const real = exposure.resolve(path);
    const [own, theirs] = [mountOver(inside, real), mountOver(machine, real)];
    const place = (found: Mount | undefined) =>
      found === undefined ? 'nothing' : `${found.at} ${found.device} ${found.root}`;
    const count = (list: readonly Mount[]) => list.filter(({at}) => at === real).length;
    const isOwn =
      own?.at === real &&
      (place(own) !== place(theirs) ||
        // What is mounted on the machine, too, and bound to where it is: one mount lies on the other, or the root is another.
        count(inside) > count(machine) ||
        place(mountOver(inside, '/')) !== place(mountOver(machine, '/')));
    return {
      fact: `mount ${path}`,
      expected: 'its own',
      seen: isOwn ? 'its own' : 'the machine’s',
      state: isOwn ? 'holds' : 'broken',
    };
  };
  // One of a user namespace of its own is none over the machine.
  const hasSyslog =
    facts.get('effective capability syslog') === 'yes' && facts.get('namespace user') !== 'own';
  const covered = coveredPaths(exposure);
  const hidden = (path: string): Check => {
    const found = level(path);
    const over = mountOver(mountsOf(exposure) ?? [], exposure.resolve(path));
    if (found === 'absent' || found === 'none' || covered.has(over?.at ?? '')) {
      return {fact: `path ${path}`, expected: 'hidden', seen: 'hidden', state: 'holds'};
    }
    return found === 'unseen'
      ? unseen(`path ${path}`, 'hidden')
      : {fact: `path ${path}`, expected: 'hidden', seen: found, state: 'broken'};
  };
  const atLeast = (path: string, least: 'readable' | 'sticky'): Check => {
    const found = level(path);
    if (found === 'unseen') {
      return unseen(`path ${path}`, least);
    }
    const behind = privatePath(path);
    const holds = [found, behind === undefined ? 'absent' : level(behind)].some(
      (each) => each !== 'absent' && each !== 'unseen' && !isWiderLevel(least, each),
    );
    return {fact: `path ${path}`, expected: least, seen: found, state: holds ? 'holds' : 'broken'};
  };
  const mode = (path: string, expected: string): Check => {
    const fact = `mode ${path}`;
    if (!wasSeen(observation, fact)) {
      return unseen(fact, expected);
    }
    const entryAt = (at: string) =>
      exposure.section('walk').entries.find((entry) => entry.path === exposure.resolve(at));
    const found = entryAt(path) ?? entryAt(privatePath(path) ?? path);
    return found?.mode === undefined
      ? unseen(fact, expected)
      : {fact, expected, seen: found.mode, state: found.mode === expected ? 'holds' : 'broken'};
  };
  const syscalls = (): Check[] => {
    const asked = Object.entries(callSyscalls) as [CallName, string][];
    const taken = new Set(
      filteredSyscalls(
        options.values,
        asked.map(([, name]) => name),
        options.syscallGroups,
      ),
    );
    const checks = [
      ...asked
        .filter(([, name]) => taken.has(name))
        .map(([call]) => told(`can ${call}`, 'not allowed', (seen) => seen !== 'allowed')),
      ...beginning(withoutCall('')).map((fact) => told(fact, 'yes', (seen) => seen === 'yes')),
    ];
    return checks.length > 0 ? checks : [unseen('can', 'a call that the filter takes')];
  };
  return [
    ...Object.entries(shown.is ?? {}).flatMap(([key, value]) =>
      each(key).map((fact) => {
        const expected = value.replace('$value', read.word);
        return told(
          fact,
          expected,
          (seen) => seen === expected || (fact === 'process cwd' && seen === privatePath(expected)),
        );
      }),
    ),
    ...Object.entries(shown.not ?? {}).map(([fact, value]) =>
      told(fact, `not ${value}`, (seen) => seen !== value),
    ),
    ...(shown.denied ?? [])
      .flatMap(each)
      .flatMap((prefix) =>
        prefix.endsWith(' ')
          ? group(prefix, (fact) => told(fact, 'not allowed', (seen) => seen !== 'allowed'))
          : [told(prefix, 'not allowed', (seen) => seen !== 'allowed')],
      ),
    ...(shown.only === undefined
      ? []
      : group(shown.only, (fact) =>
          read.items.includes(fact.slice(shown.only?.length))
            ? undefined
            : told(fact, 'no', (seen) => seen === 'no'),
        )),
    ...(shown.only === undefined || !wasSeen(observation, shown.only)
      ? []
      : [{fact: shown.only.trim(), expected: 'no others', seen: 'told', state: 'holds'} as const]),
    ...(shown.allowedOnly === undefined
      ? []
      : group(shown.allowedOnly, (fact) =>
          read.items.includes(fact.slice(shown.allowedOnly?.length))
            ? undefined
            : told(fact, 'not allowed', (seen) => seen !== 'allowed'),
        )),
    ...(shown.all === undefined
      ? []
      : read.items.map((item) => told(`${String(shown.all)} ${item}`, 'yes', (seen) => seen === 'yes'))),
    ...(shown.none === undefined
      ? []
      : read.items.map((item) => told(`${String(shown.none)} ${item}`, 'no', (seen) => seen === 'no'))),
    ...Object.entries(shown.without ?? {}).flatMap(([key, word]) =>
      each(key)
        // What the directive itself names is not what it takes away.
        .filter((fact) => key.includes('$item') || !read.items.some((item) => fact === `device ${item}`))
        // Without this capability over the machine the kernel says the same of it, whoever is let have the device.
        .filter((fact) => fact !== 'device /dev/kmsg' || hasSyslog)
        .map((fact) => told(fact, `without ${word}`, (seen) => !seen.includes(word))),
    ),
    ...Object.entries(shown.mount ?? {}).flatMap(([key, flag]) =>
      each(key).flatMap((path) => mount(path, flag) ?? []),
    ),
    ...(shown.machineReadOnly ?? []).flatMap((path) => machineReadOnly(path) ?? []),
    ...(shown.ownMount ?? []).flatMap(each).flatMap((path) => ownMount(path) ?? []),
    ...(shown.hidden ?? []).flatMap(each).map(hidden),
    ...(shown.writable ?? []).flatMap(each).map((path) => atLeast(path, 'sticky')),
    ...(shown.readable ?? []).flatMap(each).map((path) => atLeast(path, 'readable')),
    ...Object.entries(shown.mode ?? {}).flatMap(([key, value]) =>
      each(key).map((path) => mode(path, value.replace('$value', read.word))),
    ),
    ...(shown.syscalls === true ? syscalls() : []),
    ...(shown.someAnswer === undefined
      ? []
      : each(shown.someAnswer).map((answer): Check => {
          if (!wasSeen(observation, 'can')) {
            return unseen('can', answer);
          }
          const found = beginning('can ').find((fact) => facts.get(fact) === answer);
          return {
            fact: found ?? 'can',
            expected: `some call answered ${answer}`,
            seen: found === undefined ? 'none' : answer,
            state: found === undefined ? 'broken' : 'holds',
          };
        })),
  ];
};
