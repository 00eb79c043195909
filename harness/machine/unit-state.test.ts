import test from 'ava';
import {parseUnitInfo} from './unit-state.ts';

test('names and values are read; a value may hold equals signs or be empty', (t) => {
  t.deepEqual(
    {...parseUnitInfo('Id=a.service\nEnvironment=A=1 B=2\nDescription=\n')},
    {Id: 'a.service', Environment: 'A=1 B=2', Description: ''},
  );
});

test('the values of a repeated name are joined by newlines', (t) => {
  t.is(parseUnitInfo('ExecStart=one\nExecStart=two\nExecStart=three\n').ExecStart, 'one\ntwo\nthree');
});

test('what is no property is left out', (t) => {
  t.deepEqual({...parseUnitInfo('\nno equals sign\n=no name\n')}, {});
  t.deepEqual({...parseUnitInfo('')}, {});
});

test('names that objects have anyway are no properties', (t) => {
  t.false('toString' in parseUnitInfo('Id=a\n'));
  t.deepEqual(Object.entries(parseUnitInfo('constructor=x\n')), [['constructor', 'x']]);
});
