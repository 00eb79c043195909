import test from 'ava';
import {forwardedPort} from './forwarded-port.ts';

// As QEMU 7.2 prints it: carriage returns included.
const usernet = [
  'Hub -1 (net):',
  '  Protocol[State]    FD  Source Address  Port   Dest. Address  Port RecvQ SendQ',
  '  TCP[ESTABLISHED]   27       127.0.0.1 34567       10.0.2.15    22     0     0',
  '  TCP[HOST_FORWARD]  14       127.0.0.1 41234       10.0.2.15    22     0     0',
  '  UDP[HOST_FORWARD]  15       127.0.0.1 41235       10.0.2.15    53     0     0',
  '  TCP[HOST_FORWARD]  16               * 41236       10.0.2.15  8080     0     0',
  '',
].join('\r\n');

test('the port of the host is the one that is forwarded, not one of a connection', (t) => {
  t.is(forwardedPort(usernet, 22), 41_234);
  t.is(forwardedPort(usernet, 8080), 41_236);
});

test('a port that is not forwarded is undefined', (t) => {
  t.is(forwardedPort(usernet, 23), undefined);
  t.is(forwardedPort(usernet, 53), undefined);
  t.is(forwardedPort('', 22), undefined);
});
