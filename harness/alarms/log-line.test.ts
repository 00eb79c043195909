import test from 'ava';
import {logLine} from './log-line.ts';

const kernel = (text: string) => ({from: 'kernel', text}) as const;
const systemd = (text: string) => ({from: 'systemd', text}) as const;

test('a console: lines with the time of the kernel are its, or of PID 1 when they say so', (t) => {
  t.deepEqual(logLine('[   55.126897] loop0: detected', 'kernel'), kernel('loop0: detected'));
  t.deepEqual(logLine('[12345.126897][  T123] loop0: detected', 'kernel'), kernel('loop0: detected'));
  t.deepEqual(
    logLine('[    1.000001] systemd[1]: Freezing execution.', 'kernel'),
    systemd('Freezing execution.'),
  );
  t.is(logLine('BUG: a program says so', 'kernel'), undefined);
  t.is(logLine('[  OK  ] Reached target paths.target - Path Units.', 'kernel'), undefined);
  t.is(logLine('a [    1.000001] BUG: in the middle', 'kernel'), undefined);
});

test('a journal: only the kernel and PID 1, whatever others print', (t) => {
  for (const time of ['2026-11-24T05:35:22.123456+00:00', '2026-11-24T05:35:22.123456+0100']) {
    const says = (text: string) => logLine(`${time} guest ${text}`, 'journal');
    t.deepEqual(says('kernel: Oops: x'), kernel('Oops: x'));
    t.deepEqual(says('systemd[1]: a.service: x'), systemd('a.service: x'));
    t.is(says('systemd[7]: a.service: x'), undefined);
    t.is(says('kernel[7]: Oops: x'), undefined);
    t.is(says('prog[7]: kernel: Oops: x'), undefined);
    t.is(says('prog: systemd[1]: x'), undefined);
  }
  t.is(logLine('kernel: Oops: x', 'journal'), undefined);
  t.is(logLine('     kernel: the second line of a message', 'journal'), undefined);
});
