import {capabilityNames} from '../../probe/capability-names.ts';
import type {Reading} from '../table/entry/directive-entry.ts';
import type {MachineNames} from './machine-names.ts';

/** A value as it was read: a word, or a list; `undefined` when what it means cannot be known here. */
export type Read = {readonly word: string; readonly items: readonly string[]} | undefined;

const on = new Set(['1', 'yes', 'y', 'true', 't', 'on']);
const off = new Set(['0', 'no', 'n', 'false', 'f', 'off', '']);

const switchOf = (value: string): string => {
  const word = value.toLowerCase();
  return on.has(word) ? 'yes' : off.has(word) ? 'no' : value;
};

const words = (values: readonly string[]): string[] =>
  values.flatMap((value) =>
    [...value.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? ''),
  );

/** Lists that add up, or with `~` take away; what they take away from is all of them when it comes first. */
const merged = (values: readonly string[], all: readonly string[], read: (word: string) => string[]) => {
  let set: Set<string> | undefined;
  for (const value of values) {
    const isTakenAway = value.startsWith('~');
    const items = words([value.replace(/^~/, '')]).flatMap(read);
    if (isTakenAway) {
      const rest = new Set(set ?? all);
      items.forEach((item) => rest.delete(item));
      set = items.length === 0 && set === undefined ? new Set(all) : rest;
    } else {
      set = new Set([...(set ?? []), ...items]);
    }
  }
  return [...(set ?? all)];
};

const namespaces = ['cgroup', 'ipc', 'mnt', 'net', 'pid', 'time', 'user', 'uts'];

const families = [
  ...['unix', 'inet', 'inet6', 'netlink', 'packet', 'ax25', 'appletalk', 'key', 'rds', 'can'],
  ...['tipc', 'bluetooth', 'alg', 'vsock', 'qipcrtr', 'smc', 'xdp'],
];

const list = (items: readonly string[]): Read => ({word: items.join(' '), items});
const one = (word: string | undefined): Read => (word === undefined ? undefined : {word, items: [word]});

/** Bytes of `512M`; `infinity` as the kernel's file has it, a share of the machine's memory not at all. */
const bytesOf = (value: string): string | undefined => {
  if (value === 'infinity') {
    return 'max';
  }
  const {number, unit = ''} = /^(?<number>\d+)(?<unit>[KMGTPE]?)B?$/.exec(value)?.groups ?? {};
  if (number === undefined) {
    return undefined;
  }
  return String(BigInt(number) * 1024n ** BigInt('KMGTPE'.indexOf(unit || ' ') + 1));
};

const limitOf = (value: string): string | undefined => {
  const parts = value.split(':').map((part) => {
    const bytes = bytesOf(part);
    return bytes === 'max' ? 'infinity' : bytes;
  });
  const [soft, hard = soft] = parts;
  return soft === undefined || hard === undefined ? undefined : `${soft}:${hard}`;
};

const numbers = (values: readonly string[], known: ReadonlyMap<string, number>): Read => {
  const found = words(values).map((word) => (/^\d+$/.test(word) ? Number(word) : known.get(word)));
  return found.includes(undefined) ? undefined : list(found.map(String));
};

/** systemd leaves out paths that are not absolute. */
const paths = (items: readonly string[]): Read => list(items.filter((item) => item.startsWith('/')));

const path = (word: string): string => word.replace(/^[-+]+/, '').replace(/(?<=.)\/+$/, '');

/** No kernel has more. */
const mostCpus = 8191;

const cpusOf = (values: readonly string[]): Read => {
  const cpus = words(values.map((value) => value.replaceAll(',', ' '))).flatMap((word) => {
    const [, first, last] = /^(\d+)(?:-(\d+))?$/.exec(word) ?? [];
    return first === undefined || Number(last ?? first) > mostCpus
      ? [undefined]
      : Array.from({length: Number(last ?? first) - Number(first) + 1}, (_, index) => Number(first) + index);
  });
  const known = cpus.filter((cpu) => cpu !== undefined);
  return known.length < cpus.length ? undefined : one(known.sort((a, b) => a - b).join(','));
};

type Reader = (values: readonly string[], last: string, names: MachineNames) => Read;

const readers: Readonly<Record<Reading, Reader>> = {
  switch: (_values, last) => one(switchOf(last)),
  word: (_values, last) =>
    one(switchOf(last) === 'yes' || off.has(last.toLowerCase()) ? switchOf(last) : last),
  paths: (values) => paths(words(values).map(path)),
  // Source, target and options; of a temporary file system the target and options.
  binds: (values) =>
    paths(
      words(values).map((word) => {
        const [source = '', target] = path(word).split(':');
        return path(target?.startsWith('/') === true ? target : source);
      }),
    ),
  // A folder must be named below systemd's own.
  names: (values) =>
    list(
      words(values)
        .map((word) => (word.split(':')[0] ?? word).replace(/\/+$/, ''))
        .filter((name) => name !== '' && !/^\/|(^|\/)\.\.(\/|$)/.test(name)),
    ),
  capabilities: (values) =>
    list(merged(values, capabilityNames, (word) => [word.toLowerCase().replace(/^cap_/, '')])),
  families: (values) =>
    list(
      merged(values, families, (word) => (word === 'none' ? [] : [word.toLowerCase().replace(/^af_/, '')])),
    ),
  namespaces: (values, last) => {
    const word = switchOf(last);
    if (word === 'yes' || word === 'no') {
      return word === 'no' ? list(namespaces.map((each) => `${each}-namespace`)) : list([]);
    }
    return list(merged(values, namespaces, (each) => [each]).map((each) => `${each}-namespace`));
  },
  syscalls: (values) => list(values),
  limit: (_values, last) => one(limitOf(last)),
  bytes: (_values, last) => one(bytesOf(last)),
  count: (_values, last) => one(last === 'infinity' ? 'max' : /^-?\d+$/.test(last) ? last : undefined),
  nanoseconds: (_values, last) => one(/^\d+$/.test(last) ? last : undefined),
  mode: (_values, last) => one(/^[0-7]{1,4}$/.test(last) ? last.padStart(4, '0') : undefined),
  user: (_values, last, {users}) => numbers([last], users),
  group: (_values, last, {groups}) => numbers([last], groups),
  groups: (values, _last, {groups}) => numbers(values, groups),
  assignments: (values) => list(words(values).map((word) => word.split('=')[0] ?? word)),
  cpus: (values) => cpusOf(values),
  weight: (_values, last) => one(/^\d+$/.test(last) ? last : undefined),
  // Of a tenth of a second, systemd's own period.
  quota: (_values, last) =>
    one(/^\d+%$/.test(last) ? `${Number(last.slice(0, -1)) * 1000} 100000` : undefined),
  devices: (values) => list(values.map((value) => value.split(/\s+/)[0] ?? value)),
  mask: (_values, last) =>
    one(/^0x[0-9a-f]+$/i.test(last) ? last.slice(2).toLowerCase().padStart(8, '0') : undefined),
};

/** Reads the values that a unit has of one directive, specifiers expanded. */
export const readValue = (reading: Reading, values: readonly string[], names: MachineNames): Read =>
  readers[reading](values, values.at(-1) ?? '', names);
