import type {NamespaceState} from './expected-exposure.ts';
import type {SectionOf} from './exposure-document.ts';
import type {Exposure} from './exposure.ts';
import {lastingPath} from './lasting-path.ts';
import {sections} from './sections.ts';
import {SubjectList} from './subject-list.ts';
import type {Subjects} from './subjects.ts';

/** Real, effective and saved; one when they are alike. */
const ids = (three: readonly number[]): string =>
  [...new Set(three)].length === 1 ? String(three[0]) : three.join('/');

const namespaceState = (own: number | null, host: number | null | undefined): NamespaceState =>
  own === null || host === null || host === undefined ? 'unseen' : own === host ? 'host' : 'own';

const writers: {
  readonly [Name in (typeof sections)[number]]: (
    list: SubjectList,
    section: SectionOf<Name>,
    outside: Exposure | undefined,
  ) => void;
} = {
  identity(list, {uid, gid, groups, uidMap, gidMap, umask, noNewPrivs, seccomp, securebits}) {
    list.add('uid', ids(uid));
    list.add('gid', ids(gid));
    list.addAll('group', groups);
    list.add('uid map', JSON.stringify(uidMap));
    list.add('gid map', JSON.stringify(gidMap));
    list.add('umask', umask);
    list.add('noNewPrivs', String(noNewPrivs));
    list.add('seccomp', seccomp);
    list.addAll('securebit', securebits);
  },
  namespaces(list, namespaces, outside) {
    const host = outside?.section('namespaces');
    for (const [name, number] of Object.entries(namespaces)) {
      list.add(`namespace ${name}`, namespaceState(number, host?.[name as keyof typeof host]));
    }
  },
  capabilities(list, capabilities) {
    for (const [name, set] of Object.entries(capabilities)) {
      list.addAll(`${name} capability`, set);
    }
  },
  calls: (list, calls) => list.addEach('can', calls),
  network(list, {families, sockets, loopback, binds = {}, sends = {}, interfaces}) {
    list.addEach('family', families);
    list.addEach('socket', sockets);
    list.addEach('loopback', loopback);
    list.addEach('bind', binds);
    list.addEach('send', sends);
    list.addAll('interface', interfaces);
  },
  files(list, {tunables, secrets, cgroup}) {
    list.addEach('tunable', tunables);
    list.addEach('secret', secrets);
    list.addEach('cgroup', cgroup);
  },
  devices(list, devices) {
    list.addEach(
      'device',
      Object.fromEntries(
        devices.map(({path, level, read, write}) => [
          path,
          read === undefined ? level : `${level}, read ${read}, write ${String(write)}`,
        ]),
      ),
    );
  },
  process(list, {limits, environment, allowance, cpus, ...rest}) {
    for (const [name, value] of Object.entries(rest)) {
      // Where it is in the tree of control groups, and how its memory is dealt with, is nothing that it may see or do.
      if (typeof value !== 'object' || value === null) {
        list.add(`process ${name}`, String(value ?? 'unseen'));
      }
    }
    list.add('process cpus', cpus.join(','));
    list.addEach(
      'limit',
      Object.fromEntries(Object.entries(limits).map(([name, values]) => [name, values.join(':')])),
    );
    list.addAll('environment', environment);
    // Where some can be read, another that is not there is of a controller that counts nothing for it.
    const missing = Object.values(allowance).some((value) => value !== null) ? 'none' : 'unseen';
    list.addEach(
      'allowance',
      Object.fromEntries(Object.entries(allowance).map(([name, value]) => [name, value ?? missing])),
    );
  },
  mounts(list, mounts) {
    // Several may lie on one another; only the last is seen.
    list.addEach(
      'mount',
      Object.fromEntries(
        mounts.list.map(({at, root, type, flags}) => [
          lastingPath(at),
          `${type} ${lastingPath(root)} ${flags.join(',')}`,
        ]),
      ),
    );
    const proc = mounts.list.findLast(({at}) => at === '/proc');
    if (mounts.by === 'mountinfo' && proc !== undefined) {
      for (const option of ['hidepid', 'subset']) {
        const set = proc.super.find((each) => each.startsWith(`${option}=`));
        list.add(`proc ${option}`, set?.slice(option.length + 1) ?? 'no');
      }
    }
  },
  walk(list, {entries}) {
    list.addEach('path', Object.fromEntries(entries.map(({path, level}) => [lastingPath(path), level])));
  },
};

/**
 * All that an exposure tells that is the same the next time, as facts that can be compared.
 *
 * @param outside the exposure of the guest itself, which says which namespaces are its own
 */
export const subjectsOf = (exposure: Exposure, outside?: Exposure): Subjects => {
  const list = new SubjectList();
  for (const name of sections) {
    const section = exposure.document[name];
    if (section === undefined) {
      continue;
    }
    if ('ended' in section && section.ended !== undefined) {
      list.add(`section ${name}`, section.ended);
    }
    if (!('ended' in section) || 'entries' in section) {
      (writers[name] as (list: SubjectList, section: unknown, outside: Exposure | undefined) => void)(
        list,
        section,
        outside,
      );
    }
  }
  return list;
};
