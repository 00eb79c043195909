import test from 'ava';
import {serviceFolders} from './service-folders.ts';

test('folders that services leave are known before they are made', (t) => {
  t.deepEqual(serviceFolders(['[Service]\nStateDirectory=testme\n', '[Service]\nExecStart=/x\n']), [
    '/var/lib/testme',
    '/var/lib/private/testme',
  ]);
  t.deepEqual(serviceFolders(['[Service]\nConfigurationDirectory=a/b:c d\nRuntimeDirectory=e\n']), [
    '/etc/a',
    '/etc/d',
  ]);
});
