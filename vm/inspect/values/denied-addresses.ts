import type {Read} from './read-value.ts';

/** Addresses that begin with the same bits, from the first to the last; of IPv6 none that the probe could use. */
type Range = {readonly first: number; readonly last: number} | 'elsewhere';

const words: Readonly<Record<string, readonly string[]>> = {
  any: ['0.0.0.0/0', '::/0'],
  localhost: ['127.0.0.0/8', '::1/128'],
  'link-local': ['169.254.0.0/16', 'fe80::/64'],
  multicast: ['224.0.0.0/4', 'ff00::/8'],
};

/** 127.0.0.0/8 without the first and the last, which old kernels take for broadcasts. */
const loopback = {first: 127 * 2 ** 24 + 1, last: 128 * 2 ** 24 - 2};
/** Where what is denied as a whole is looked at, and what tells it. */
const usual = loopback.first;
const usualFact = 'loopback connect-tcp';

const rangeOf = (text: string): Range | undefined => {
  const {address = '', bits} =
    /^(?<address>[\d.]+|[\da-f:.]*:[\da-f:.]*)(?:\/(?<bits>\d{1,3}))?$/i.exec(text)?.groups ?? {};
  if (address.includes(':')) {
    return Number(bits ?? 0) <= 128 ? 'elsewhere' : undefined;
  }
  const parts = address.split('.').map(Number);
  const length = Number(bits ?? 32);
  if (parts.length !== 4 || parts.some((part) => Number.isNaN(part) || part > 255) || length > 32) {
    return undefined;
  }
  const size = 2 ** (32 - length);
  const first = Math.floor(parts.reduce((sum, part) => sum * 256 + part, 0) / size) * size;
  return {first, last: first + size - 1};
};

const rangesOf = (list: readonly string[]): Range[] | undefined => {
  const ranges = list.flatMap((word) => words[word] ?? [word]).map(rangeOf);
  return ranges.every((range) => range !== undefined) ? ranges : undefined;
};

const has = (range: Range, address: number): boolean =>
  range !== 'elsewhere' && range.first <= address && address <= range.last;

const told = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');

/**
 * Reads `IPAddressDeny=` as systemd does: what `IPAddressAllow=` has is let all the same. Of each of the list one address is looked at that
 * lies in 127.0.0.0/8, as nothing that is sent to one of the others may leave the machine.
 */
export const deniedAddresses = (values: readonly string[], allowedValues: readonly string[]): Read => {
  const list = values.flatMap((value) => value.split(/\s+/)).filter((word) => word !== '');
  const allowed = rangesOf(
    allowedValues.flatMap((value) => value.split(/\s+/)).filter((word) => word !== ''),
  );
  const denied = list.map((word) => ({word, ranges: rangesOf([word])}));
  if (allowed === undefined || denied.some(({ranges}) => ranges === undefined)) {
    return undefined;
  }
  const tried = denied.map(({word, ranges = []}) => ({word, ranges, address: addressIn(ranges, allowed)}));
  // All of the others lie in it, and are as much in force as it is.
  const whole = tried.find(({word, address}) => word === 'any' && address !== undefined);
  const asked = whole === undefined ? tried : [whole];
  const left = asked.filter(({address}) => address === undefined);
  const untried = left.map(({word, ranges}) =>
    addressIn(ranges, []) === undefined
      ? `${word} lies outside of 127.0.0.0/8`
      : `IPAddressAllow= opens what of ${word} lies in 127.0.0.0/8`,
  );
  return {
    word: list.join(' '),
    items: [
      ...new Set(
        asked.flatMap(({address}) =>
          address === undefined ? [] : address === usual ? usualFact : `send ${told(address)}`,
        ),
      ),
    ],
    ...(untried.length === 0
      ? {}
      : {untried: `${untried.join(', ')}, and the probe sends nothing elsewhere`}),
  };
};

/** One that is denied, and none that is allowed: the usual one, or at an end of what is denied, or beside what is allowed. */
const addressIn = (denied: readonly Range[], allowed: readonly Range[]): number | undefined => {
  const ends = [...denied, ...allowed].flatMap((range) =>
    range === 'elsewhere' ? [] : [range.first, range.first + 1, range.first - 1, range.last, range.last + 1],
  );
  return [usual, ...ends].find(
    (address) =>
      has(loopback, address) &&
      denied.some((range) => has(range, address)) &&
      !allowed.some((range) => has(range, address)),
  );
};
