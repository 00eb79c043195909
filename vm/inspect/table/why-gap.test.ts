import test from 'ava';
import {whyGap} from './why-gap.ts';

test('a gap is told of the versions, and of the value, that it is in', (t) => {
  t.regex(whyGap('SocketBindDeny', 252) ?? '', /without the BPF framework/);
  t.is(whyGap('SocketBindDeny', 257), undefined);
  t.is(whyGap('ProtectKernelTunables', 256), undefined);
  t.regex(whyGap('ProtectKernelTunables', 300) ?? '', /leave \/sys writable/);
  t.is(whyGap('PrivateTmp', 262), undefined);
  t.is(whyGap('PrivateTmp', 261, 'disconnected'), undefined);
  t.regex(whyGap('PrivateTmp', 262, 'disconnected') ?? '', /only where the unit requires \/var/);
  const beside = (name: string) => (other: string) => other === name;
  t.regex(whyGap('ProtectSystem', 252, 'strict', beside('ProtectProc')) ?? '', /leaves \/run writable/);
  t.is(whyGap('ProtectSystem', 252, 'full', beside('ProtectProc')), undefined);
  t.is(whyGap('ProtectSystem', 252, 'strict', beside('ProtectHome')), undefined);
  t.is(whyGap('ProtectSystem', 252, 'strict'), undefined);
  t.regex(whyGap('NoExecPaths', 257, '/', beside('RootDirectory')) ?? '', /with \+ before it/);
  t.is(whyGap('NoExecPaths', 257, '/'), undefined);
  t.is(whyGap('NoSuch', 262), undefined);
});
