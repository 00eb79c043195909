import test from 'ava';
import type {StepUnits} from '../units/read-units.ts';
import {parseUnit} from '../units/parse-unit.ts';
import {diffUnits} from './diff-units.ts';

const units = (files: Readonly<Record<string, string>>, step = 1): ReadonlyMap<number, StepUnits> =>
  new Map([[step, new Map(Object.entries(files).map(([name, text]) => [name, parseUnit(text)]))]]);

const service = (...lines: string[]) => units({'test1@.service': ['[Service]', ...lines].join('\n')});

const settings = (first: ReadonlyMap<number, StepUnits>, second: ReadonlyMap<number, StepUnits>): string[] =>
  diffUnits(first, second).flatMap(({step, units: differing}) =>
    differing.flatMap(({unit, settings: lines}) =>
      lines.map(({side, setting}) => `${step} ${unit} ${side} ${setting}`),
    ),
  );

test('equal units do not differ, whatever the order of different directives', (t) => {
  t.deepEqual(diffUnits(service('A=1', 'B=2', 'B=3', 'A=4'), service('B=2', 'A=1', 'A=4', 'B=3')), []);
});

test('a directive that is changed, gone or new is told by step, unit and section', (t) => {
  t.deepEqual(settings(service('A=1', 'B=2', 'C=3'), service('A=9', 'C=3', 'D=4')), [
    '1 test1@.service - [Service] A=1',
    '1 test1@.service + [Service] A=9',
    '1 test1@.service - [Service] B=2',
    '1 test1@.service + [Service] D=4',
  ]);
  t.deepEqual(settings(units({'a.socket': '[Unit]\nA=1'}), units({'a.socket': '[Socket]\nA=1'})), [
    '1 a.socket + [Socket] A=1',
    '1 a.socket - [Unit] A=1',
  ]);
});

test('of a list only the values that differ are told, each as often as it does', (t) => {
  t.deepEqual(settings(service('A=1', 'A=2', 'A=2'), service('A=2', 'A=1', 'A=3')), [
    '1 test1@.service - [Service] A=2',
    '1 test1@.service + [Service] A=3',
  ]);
});

test('another order of the values of one directive is a difference', (t) => {
  t.deepEqual(settings(service('A=1', 'A='), service('A=', 'A=1')), [
    '1 test1@.service - [Service] A=1',
    '1 test1@.service - [Service] A=',
    '1 test1@.service + [Service] A=',
    '1 test1@.service + [Service] A=1',
  ]);
});

test("a closure's bind mounts may come in any order, others may not", (t) => {
  const bind = (...values: string[]) => service(...values.map((value) => `BindReadOnlyPaths=${value}`));
  t.deepEqual(
    settings(bind('/nix/store/a', '/nix/store/b', '/etc'), bind('/nix/store/b', '/etc', '/nix/store/a')),
    [],
  );
  t.is(settings(bind('/b', '/a'), bind('/a', '/b')).length, 4);
  const other = (...values: string[]) => service(...values.map((value) => `ExecStartPre=${value}`));
  t.is(settings(other('/nix/store/b', '/nix/store/a'), other('/nix/store/a', '/nix/store/b')).length, 4);
});

test('a setting that moves between a unit and its drop-ins is no difference', (t) => {
  const first = units({'test1@.service': '[Service]\nA=1\nB=1'});
  const second = units({
    'test1@.service': '[Service]\nB=1',
    'test1@.service.d/confinement.conf': '[Service]\nA=1',
  });
  t.deepEqual(diffUnits(first, second), []);
});

test('a step that only one side has differs as a whole', (t) => {
  t.deepEqual(settings(service('A=1'), units({'test2@.service': '[Service]\nA=1'}, 2)), [
    '1 test1@.service - [Service] A=1',
    '2 test2@.service + [Service] A=1',
  ]);
});
