import test from 'ava';
import {failedStarts} from './failed-starts.ts';

test('what systemd could not start is told once for each unit, by its last end', (t) => {
  t.deepEqual(
    failedStarts(
      [
        'Started test5@0-1.service - Confined.',
        'test5@0-1.service: Failed to set up mount namespacing: /x: No such file or directory',
        'test5@0-1.service: Failed at step NAMESPACE spawning /nix/store/x/server: No such file or directory',
        'test5@0-1.service: Main process exited, code=exited, status=226/NAMESPACE',
        "test5@0-1.service: Failed with result 'exit-code'.",
        'test5-web.service: Main process exited, code=exited, status=226/NAMESPACE',
        'test5-web.service: Failed to determine user credentials: No such process',
        'test5-web.service: Control process exited, code=exited, status=217/USER',
        'test5-call.service: Main process exited, code=dumped, status=31/SYS',
      ].join('\n'),
    ),
    [
      {
        unit: 'test5@0-1.service',
        end: '226/NAMESPACE',
        status: 'NAMESPACE',
        words: 'Failed to set up mount namespacing: /x: No such file or directory',
      },
      {
        unit: 'test5-web.service',
        end: '217/USER',
        status: 'USER',
        words: 'Failed to determine user credentials: No such process',
      },
      {unit: 'test5-call.service', end: '31/SYS', status: undefined, words: undefined},
    ],
  );
});

test('how a program of its own ends is its own business', (t) => {
  t.deepEqual(
    failedStarts(
      [
        'a.service: Main process exited, code=exited, status=1/FAILURE',
        'a.service: Main process exited, code=killed, status=9/KILL',
        'a.service: Main process exited, code=exited, status=127/n/a',
      ].join('\n'),
    ),
    [],
  );
});
