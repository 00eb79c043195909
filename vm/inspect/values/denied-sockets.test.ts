import test from 'ava';
import {deniedSockets} from './denied-sockets.ts';

const items = (denied: readonly string[], ...allowed: readonly string[]) =>
  deniedSockets(denied, allowed)?.items;
const untried = (denied: string, ...allowed: readonly string[]) => deniedSockets([denied], allowed)?.untried;

test('of each rule a port is looked at', (t) => {
  t.deepEqual(items(['any']), ['loopback bind-tcp', 'loopback bind-udp', 'loopback bind-low-port']);
  t.deepEqual(items(['udp']), ['loopback bind-udp']);
  t.deepEqual(items(['tcp:80', 'ipv4:udp:2000-3000']), ['bind tcp:80', 'bind udp:2000']);
  t.deepEqual(items(['1-65535']), ['bind tcp:1024', 'bind udp:1024']);
  t.deepEqual(items(['ipv4:53']), ['bind tcp:53', 'bind udp:53']);
});

test('what is allowed is not looked at', (t) => {
  t.deepEqual(items(['any'], 'tcp:8080'), [
    'loopback bind-tcp',
    'loopback bind-udp',
    'loopback bind-low-port',
  ]);
  t.deepEqual(items(['any'], 'tcp:1-1023', 'udp'), ['loopback bind-tcp']);
  t.deepEqual(items(['tcp:8000-9000'], '8000-8500'), ['bind tcp:9000']);
  t.deepEqual(items(['tcp:8000-9000'], '8000-8500', 'tcp:8600-9000'), ['bind tcp:8501']);
  t.deepEqual(items(['tcp:80'], 'ipv6:tcp:80'), ['bind tcp:80']);
});

test('what cannot be looked at is told, with the reason', (t) => {
  t.deepEqual(items(['ipv6:tcp:80']), []);
  t.regex(untried('ipv6:tcp:80') ?? '', /^ipv6:tcp:80 is of IPv6/);
  t.is(untried('tcp:80', 'any'), 'SocketBindAllow= opens all that tcp:80 closes');
  t.is(untried('tcp:80'), undefined);
});

test('what is no rule is not known', (t) => {
  for (const wrong of [
    '',
    'perhaps',
    'tcp:',
    'tcp:0',
    'tcp:70000',
    'tcp:9-8',
    'tcp:80 udp:53',
    'ipv5:80',
    'tcp:ipv4',
  ]) {
    t.is(deniedSockets([wrong], []), undefined, wrong);
    t.is(deniedSockets(['any'], [wrong]), undefined, wrong);
  }
});
