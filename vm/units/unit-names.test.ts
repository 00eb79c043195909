import test from 'ava';
import {stepOfUnitFile, unitNames} from './unit-names.ts';

test('every name of a step', (t) => {
  const {instance, further, ...names} = unitNames(12);
  t.deepEqual(names, {
    socket: 'test12.socket',
    socketPath: '/run/test12.sock',
    service: 'test12@.service',
    instances: 'test12@*.service',
    dropIns: 'test12@.service.d',
    slice: 'system-test12.slice',
    allFurther: 'test12-*.service',
    furtherSlices: 'system-test12?x2d*.slice',
    files: [
      'test12.socket',
      'test12@.service',
      'test12@.service.d',
      'test12-*.service',
      'test12-*.service.d',
    ],
  });
  t.is(instance('7-0'), 'test12@7-0.service');
  t.is(further('pool'), 'test12-pool.service');
  t.is(further('pool@'), 'test12-pool@.service');
  t.is(further('pool@', 'a'), 'test12-pool@a.service');
});

test('a file belongs to the step whose name it has', (t) => {
  const {socket, service, dropIns, further} = unitNames(12);
  for (const path of [
    socket,
    service,
    `${dropIns}/confinement.conf`,
    further('pool@'),
    `${further('a-b')}.d/overrides.conf`,
  ]) {
    t.is(stepOfUnitFile(path), 12, path);
  }
  for (const path of [
    'ssh.service',
    'test.socket',
    'test1@0.service',
    'x-test1.socket',
    'test1.socket.d',
    'test1-a.socket',
    'test1-a.service.d',
  ]) {
    t.is(stepOfUnitFile(path), undefined, path);
  }
});
