import test from 'ava';
import {ServiceDiedError} from './service-died-error.ts';
import {resultWithoutStatus} from './testing/result-without-status.ts';

const journal = [
  'Nov 24 06:00:00.1 guest systemd[1]: Started test5@0-1.service.',
  'Nov 24 06:00:00.2 guest (server.sh)[7]: test5@0-1.service: Failed to set up mount namespacing: /x: No such file',
  'Nov 24 06:00:00.3 guest systemd[1]: test5@0-1.service: Main process exited, code=exited, status=226/NAMESPACE',
  "Nov 24 06:00:00.4 guest systemd[1]: test5@0-1.service: Failed with result 'exit-code'.",
].join('\n');

test('the status that systemd gives is read and decoded, the journal shown', (t) => {
  const error = new ServiceDiedError('test5@.service', resultWithoutStatus('true'), journal);
  t.is(error.serviceStatus, 226);
  t.is(error.unit, 'test5@.service');
  t.is(error.command, 'true');
  const lines = error.message.split('\n');
  t.is(lines[0], 'command:  true   (inside test5@.service)');
  t.regex(
    lines[2] ?? '',
    /^actual: {3}test5@\.service ended before it told an exit status: 226 \(NAMESPACE: /,
  );
  t.is(lines[3], 'its journal:');
  t.is(lines[4], `  | ${journal.split('\n')[0] ?? ''}`);
  t.is(lines.length, 8);
});

test('the last of several statuses counts', (t) => {
  const error = new ServiceDiedError(
    'u',
    resultWithoutStatus('c'),
    `${journal}\n${journal.replace('226/NAMESPACE', '203/EXEC')}`,
  );
  t.is(error.serviceStatus, 203);
});

test('a signal that ended the service is no exit status, but is told', (t) => {
  const killed = journal.replace('code=exited, status=226/NAMESPACE', 'code=killed, status=9/KILL');
  const error = new ServiceDiedError('u', resultWithoutStatus('c'), killed);
  t.is(error.serviceStatus, undefined);
  t.regex(error.message, /actual: {3}u ended before it told an exit status: killed by KILL\n/);
  const dumped = journal.replace('code=exited, status=226/NAMESPACE', 'code=dumped, status=11/SEGV');
  t.regex(
    new ServiceDiedError('u', resultWithoutStatus('c'), dumped).message,
    /exit status: killed by SEGV\n/,
  );
});

test('a journal without a status, and an empty one', (t) => {
  const error = new ServiceDiedError('u', resultWithoutStatus('c'), 'nc: connection refused');
  t.is(error.serviceStatus, undefined);
  t.true(
    error.message.endsWith(
      'actual:   u ended before it told an exit status\nits journal:\n  | nc: connection refused',
    ),
  );
  t.true(new ServiceDiedError('u', resultWithoutStatus('c'), '').message.endsWith('\nits journal is empty'));
});
