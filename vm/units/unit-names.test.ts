import test from 'ava';
import {stepOfUnitFile, unitNames} from './unit-names.ts';

test('every name of a step', (t) => {
  const {instance, ...names} = unitNames(12);
  t.deepEqual(names, {
    socket: 'test12.socket',
    socketPath: '/run/test12.sock',
    service: 'test12@.service',
    instances: 'test12@*.service',
    dropIns: 'test12@.service.d',
    slice: 'system-test12.slice',
  });
  t.is(instance('7-0'), 'test12@7-0.service');
});

test('a file belongs to the step whose name it has', (t) => {
  const {socket, service, dropIns} = unitNames(12);
  for (const path of [socket, service, `${dropIns}/confinement.conf`]) {
    t.is(stepOfUnitFile(path), 12);
  }
  for (const path of ['ssh.service', 'test.socket', 'test1@0.service', 'x-test1.socket', 'test1.socket.d']) {
    t.is(stepOfUnitFile(path), undefined);
  }
});
