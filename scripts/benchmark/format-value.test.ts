import test from 'ava';
import {formatValue} from './format-value.ts';

test('three digits that count, milliseconds below a second', (t) => {
  t.deepEqual(
    [0, 4.321, 9.999, 43.21, 99.99, 118.4, 999.4, 999.6, 1724, 17_240, 172_400].map((ms) =>
      formatValue(ms, 'ms'),
    ),
    [
      ...['0.00 ms', '4.32 ms', '10.0 ms', '43.2 ms', '100 ms', '118 ms', '999 ms'],
      ...['1.00 s', '1.72 s', '17.2 s', '172 s'],
    ],
  );
  t.is(formatValue(99.9, 'MiB'), '99.9 MiB');
  t.is(formatValue(1234, 'MiB'), '1234 MiB');
  t.is(formatValue(1.9412, '%'), '1.94 %');
});
