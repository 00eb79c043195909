import fc from 'fast-check';
import {seenDirectives} from '../table/seen-directives.ts';
import {unseenDirectives} from '../table/unseen-directives.ts';
import type {UnitSource} from '../unit/unit-source.ts';

/** A directive with the value that the table has as its example, and what goes with it. */
const exampleOf = (name: string): string[] => {
  const [value = '', ...context] = seenDirectives[name]?.example ?? [];
  return [...context, `${name}=${value}`];
};

/** What people and generators write, too: words that no directive takes, empty ones, specifiers, far too much. */
const oddValue = fc.oneof(
  fc.constantFrom('', 'yes', 'no', 'perhaps', '~', '%n %i %h', '/no/such/path', '-/no/such', '"', '\\', '🦊'),
  fc.string({maxLength: 40}).map((text) => text.replaceAll(/[\r\n\0]/g, ' ')),
  fc.nat().map(String),
  fc.constant('/x '.repeat(300)),
  // Lists of addresses and of sockets.
  fc.constantFrom(
    '10.0.0.0/8',
    'any 10.0.0.0/8',
    'localhost ::1',
    '127.0.0.9',
    'tcp:80',
    'ipv6:udp:1-65535',
    'tcp',
  ),
);

/**
 * The first cpuset, and the end of the last, patch the kernel's allocator while it runs. Without KVM a second processor can meet the
 * patch half done, and the guest panics in get_page_from_freelist: one time in some hundred. Elsewhere they are tried once.
 */
const isSafe = (name: string): boolean => !/Allowed(CPUs|MemoryNodes)$/.test(name);

const seenNames = Object.keys(seenDirectives).filter(isSafe);
const unseenNames = Object.keys(unseenDirectives).filter(isSafe);
const seen = fc.constantFrom(...seenNames);
const known = fc.constantFrom(...seenNames, ...unseenNames);
const command = fc.constantFrom('/bin/daemon', '+/bin/daemon', '-!/bin/daemon', '@/bin/x y', '', '|/bin/x');

const unitOf = (
  lines: fc.Arbitrary<readonly string[]>,
  exec: fc.Arbitrary<string>,
): fc.Arbitrary<UnitSource> =>
  fc
    .record({lines, exec, name: fc.constantFrom('example.service', 'of-template@a-b.service')})
    .map(({lines: settings, exec: run, name}) => ({
      name,
      files: [{path: `./${name}`, text: ['[Service]', `ExecStart=${run}`, ...settings, ''].join('\n')}],
    }));

/**
 * Units made up of the table of directives: of its examples alone (`isPlain`), or with values that are no values, and with
 * directives that no probe can see.
 */
export const randomUnit = ({isPlain}: {readonly isPlain: boolean}): fc.Arbitrary<UnitSource> =>
  unitOf(
    fc
      .array(
        isPlain
          ? seen.map(exampleOf)
          : fc.oneof(
              seen.map(exampleOf),
              fc.tuple(known, oddValue).map(([name, value]) => [`${name}=${value}`]),
            ),
        {minLength: 1, maxLength: 12},
      )
      .map((lists) => lists.flat()),
    isPlain ? fc.constant('/bin/daemon') : command,
  );
