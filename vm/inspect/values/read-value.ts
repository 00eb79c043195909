import {capabilityNames} from '../../probe/capability-names.ts';
import type {Reading} from '../table/entry/directive-entry.ts';
import {deniedAddresses} from './denied-addresses.ts';
import {deniedSockets} from './denied-sockets.ts';
import type {MachineNames} from './machine-names.ts';

/** A value as it was read: a word, or a list; `undefined` when what it means cannot be known here. */
export type Read =
  | {
      readonly word: string;
      readonly items: readonly string[];
      /** Why nobody can look at some of it. */
      readonly untried?: string;
    }
  | undefined;

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

/** Soft and hard, or both in one. */
const limitBy = (value: string, read: (part: string) => string | undefined): string | undefined => {
  const [soft, hard = soft] = value.split(':').map((part) => (part === 'infinity' ? part : read(part)));
  return soft === undefined || hard === undefined ? undefined : `${soft}:${hard}`;
};

/** The kernel counts from 1, which is the least favour, to 40; with a sign it is the value of nice(2). */
const nicenessOf = (value: string): string | undefined => {
  const number = /^[+-]?\d{1,2}$/.test(value) ? Number(value) : NaN;
  const most = /^[+-]/.test(value) ? 20 - number : number;
  return most >= 0 && most <= 40 ? String(most) : undefined;
};

const microseconds: Readonly<Record<string, number>> = {
  us: 1,
  ms: 1000,
  s: 1_000_000,
  min: 60_000_000,
  h: 3_600_000_000,
};

/** Of a time span as in `1min 500ms`; a number alone counts what `unit` says. */
const microsecondsOf = (value: string, unit: number): string | undefined => {
  if (/^\d+$/.test(value)) {
    return String(Number(value) * unit);
  }
  const parts = [...value.matchAll(/\s*(\d+)\s*(us|ms|s|min|h)(?![a-z])/gy)];
  return value === '' || parts.map(([part]) => part).join('') !== value
    ? undefined
    : String(parts.reduce((sum, [, number, of = '']) => sum + Number(number) * (microseconds[of] ?? NaN), 0));
};

/** What a device may do in a second, by `DEVICE AMOUNT`, in units of a thousand. */
const rateOf = (value: string): string | undefined => {
  const {number, unit = ''} = /^\/\S+\s+(?<number>\d+)(?<unit>[KMGT]?)$/.exec(value)?.groups ?? {};
  return number === undefined
    ? undefined
    : String(BigInt(number) * 1000n ** BigInt('KMGT'.indexOf(unit || ' ') + 1));
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

type Reader = (
  values: readonly string[],
  last: string,
  names: MachineNames,
  exceptions: readonly string[],
) => Read;

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
  limit: (_values, last) => one(limitBy(last, bytesOf)),
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
  quota: (_values, last) => one(/^\d+%$/.test(last) ? `${String(Number(last.slice(0, -1)))}%` : undefined),
  devices: (values) => list(values.map((value) => value.split(/\s+/)[0] ?? value)),
  addresses: (values, _last, _names, exceptions) => deniedAddresses(values, exceptions),
  sockets: (values, _last, _names, exceptions) => deniedSockets(values, exceptions),
  // A name with a value is taken away only where it has that one.
  unset: (values) => list(words(values).filter((word) => !word.includes('='))),
  niceness: (_values, last) => one(limitBy(last, nicenessOf)),
  microseconds: (_values, last) => one(microsecondsOf(last, 1_000_000)),
  'microseconds-limit': (_values, last) => one(limitBy(last, (part) => microsecondsOf(part, 1))),
  rate: (values) => one(values.length === 1 ? rateOf(values[0] ?? '') : undefined),
  mask: (_values, last) =>
    one(/^0x[0-9a-f]+$/i.test(last) ? last.slice(2).toLowerCase().padStart(8, '0') : undefined),
};

/**
 * Reads the values that a unit has of one directive, specifiers expanded.
 *
 * @param exceptions values of the directive that takes back some of it. Default: none
 */
export const readValue = (
  reading: Reading,
  values: readonly string[],
  names: MachineNames,
  exceptions: readonly string[] = [],
): Read => readers[reading](values, values.at(-1) ?? '', names, exceptions);
