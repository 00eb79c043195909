import test from 'ava';
import {isOwnUnit} from './is-own-unit.ts';
import {unitNames} from './unit-names.ts';

test('the units of a step, and what is started for it', (t) => {
  const {socket, instance, further, slice} = unitNames(12);
  for (const unit of [
    socket,
    instance('0-1637-0'),
    further('web'),
    further('each@', 'x'),
    slice,
    'system-test12\\x2deach.slice',
    'run-u12.service',
    'run-r0123456789abcdef.service',
    'run-p1637-i1937.scope',
    'confinement-verify-01ab.service',
  ]) {
    t.true(isOwnUnit(unit), unit);
  }
});

test('not those of the guest', (t) => {
  for (const unit of [
    'ssh.service',
    'testing.service',
    'test.service',
    'run-lock.mount',
    'run-user-0.mount',
    'run-user.service',
  ]) {
    t.false(isOwnUnit(unit), unit);
  }
});
