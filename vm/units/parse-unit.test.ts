import test from 'ava';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {parseUnit} from './parse-unit.ts';

test('keeps order and repeated settings, skips comments and blank lines', (t) => {
  const text = '# a\n[Unit]\nDescription=x = y\n\n[Service]\n; b\nA = 1 \nB=\nA=two \\\nlines\n';
  t.deepEqual(parseUnit(text), [
    {section: 'Unit', name: 'Description', value: 'x = y'},
    {section: 'Service', name: 'A', value: '1'},
    {section: 'Service', name: 'B', value: ''},
    {section: 'Service', name: 'A', value: 'two  lines'},
  ]);
});

test('what sets nothing is an error', (t) => {
  t.throws(() => parseUnit('[Service]\nnonsense\n'), {instanceOf: MachineryError, message: /"nonsense"/});
  t.throws(() => parseUnit('A=1\n'), {instanceOf: MachineryError});
});
