import {Command} from 'commander';
import test from 'ava';
import type {OptionRow} from './option-row.ts';
import {optionFlags} from './option-flags.ts';
import {optionTable} from './option-table.ts';
import {readOptions} from './read-options.ts';
import {toOption} from './to-option.ts';
import {roundFlags} from '../watch/round-flags.ts';

const parse = (rows: readonly OptionRow[], args: readonly string[], config = {}) => {
  const command = new Command().exitOverride().configureOutput({writeErr: () => undefined});
  for (const row of rows) {
    command.addOption(toOption(row));
  }
  return readOptions(command.parse(args, {from: 'user'}), rows, config);
};

const sample = (row: OptionRow): string[] => {
  const flag = /--[a-z-]+/.exec(row.flags)?.[0] ?? '';
  const value = row.choices?.at(-1) ?? (row.parse === undefined ? 'a b' : '3');
  return !row.flags.includes('<') ? [flag] : row.repeatable ? [flag, value, flag, 'c'] : [flag, value];
};

for (const [name, rows] of Object.entries(optionTable) as [string, readonly OptionRow[]][]) {
  const required = rows.filter((row) => row.required).flatMap(sample);
  for (const row of rows) {
    test(`${name}: ${row.flags} is the same after it became a flag again`, (t) => {
      const args = row.required ? required : [...required, ...sample(row)];
      const values = parse(rows, args);
      t.not(values[row.name], undefined);
      t.notDeepEqual(values[row.name], row.default);
      const flags = optionFlags(rows, values);
      t.true(flags.includes(sample(row)[0] ?? ''));
      t.deepEqual(parse(rows, flags), values);
    });
  }
}

test('a round is told all that the command was told but --watch', (t) => {
  const {watch, ...values} = parse(optionTable.test, [
    '--shard',
    '2/4',
    '--deploy',
    '--steps',
    'mine',
    '--watch',
  ]);
  t.true(watch);
  t.deepEqual(
    roundFlags({...(values as unknown as Parameters<typeof roundFlags>[0]), guestOptions: {deploy: true}}),
    [
      ...['--guest', 'debian:trixie', '--module', '2025', '--steps', 'mine', '--deploy'],
      ...['--accel', 'auto', '--shard', '2/4'],
    ],
  );
});

test('a flag wins over the configuration, which wins over the default', (t) => {
  const config = {guests: ['debian:forky'], accel: 'tcg', jobs: 3};
  t.like(parse(optionTable.test, [], config), {
    guest: ['debian:forky'],
    module: ['2025'],
    accel: 'tcg',
    jobs: 3,
  });
  t.like(parse(optionTable.test, ['--guest', 'nixos', '--jobs', '1', '--accel', 'auto'], config), {
    guest: ['nixos'],
    accel: 'auto',
    jobs: 1,
  });
  t.is(parse(optionTable.shell, [], config).guest, 'debian:forky');
  t.is(parse(optionTable.build, [], {guests: ['nixos', 'debian:bookworm']}).guest, 'debian:bookworm');
});

test('a wrong value is refused with what is allowed', (t) => {
  t.throws(() => parse(optionTable.test, ['--accel', 'fast']), {
    message: /Allowed choices are auto, kvm, tcg/,
  });
  t.throws(() => parse(optionTable.test, ['--jobs', '0']), {message: /allowed: a whole number above 0/});
  t.throws(() => parse(optionTable.test, ['--timeout-factor', '-1']), {message: /allowed: a number above 0/});
});
