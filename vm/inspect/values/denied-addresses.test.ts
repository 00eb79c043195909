import test from 'ava';
import {deniedAddresses} from './denied-addresses.ts';

const items = (denied: string, allowed = '') =>
  deniedAddresses([denied], allowed === '' ? [] : [allowed])?.items;
const untried = (denied: string, allowed = '') =>
  deniedAddresses([denied], allowed === '' ? [] : [allowed])?.untried;

test('of each that is denied one address is looked at, where nothing leaves the machine', (t) => {
  t.deepEqual(items('any'), ['loopback connect-tcp']);
  t.deepEqual(items('localhost'), ['loopback connect-tcp']);
  t.deepEqual(items('127.0.0.9 127.1.0.0/16'), ['send 127.0.0.9', 'send 127.1.0.0']);
  t.deepEqual(items('any 10.0.0.0/8'), ['loopback connect-tcp']);
  t.is(untried('any 10.0.0.0/8'), undefined);
});

test('what cannot be looked at is told, with the reason', (t) => {
  t.deepEqual(items('10.0.0.0/8'), []);
  t.regex(untried('10.0.0.0/8') ?? '', /^10\.0\.0\.0\/8 lies outside of 127\.0\.0\.0\/8, and the probe /);
  t.deepEqual(items('127.0.0.9 link-local ::1'), ['send 127.0.0.9']);
  t.regex(untried('127.0.0.9 link-local ::1') ?? '', /^link-local lies outside of .*, ::1 lies outside of /);
});

test('what is allowed is not looked at', (t) => {
  t.deepEqual(items('any', '10.0.0.0/8'), ['loopback connect-tcp']);
  t.deepEqual(items('any', '127.0.0.1'), ['send 127.0.0.2']);
  t.deepEqual(items('localhost', '127.0.0.0/9'), ['send 127.128.0.0']);
  t.deepEqual(items('any', 'localhost'), []);
  t.regex(untried('any', 'localhost 10.0.0.0/8') ?? '', /^IPAddressAllow= opens what of any lies in /);
});

test('no broadcast is sent to', (t) => {
  t.deepEqual(items('127.0.0.0/32'), []);
  t.deepEqual(items('127.255.255.254/31'), ['send 127.255.255.254']);
});

test('what is no address is not known', (t) => {
  for (const wrong of ['perhaps', '10.0.0', '10.0.0.256', '10.0.0.0/33', '::1/129', '1.2.3.4/x']) {
    t.is(deniedAddresses([wrong], []), undefined, wrong);
    t.is(deniedAddresses(['any'], [wrong]), undefined, wrong);
  }
});
