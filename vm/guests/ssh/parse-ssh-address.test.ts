import test from 'ava';
import {UsageError} from '../../../harness/errors/usage-error.ts';
import {parseSshAddress} from './parse-ssh-address.ts';

const parse = parseSshAddress;

test('a machine is named by user, host and port', (t) => {
  t.deepEqual(parse('ssh://root@host'), {
    user: 'root',
    host: 'host',
  });
  t.like(parse('ssh://me.too@10.0.0.1:2222'), {user: 'me.too', host: '10.0.0.1', port: 2222});
  t.like(parse('ssh://root@[::1]:22'), {host: '::1', port: 22});
  t.like(parse('ssh://root@[fe80::1%eth0]'), {host: 'fe80::1%eth0'});
  t.like(parse('ssh://root@my_alias.example.org/'), {host: 'my_alias.example.org'});
  t.is(parse('debian:trixie'), undefined);
});

for (const text of [
  'ssh:',
  'ssh://',
  'ssh://host',
  'ssh://@host',
  'ssh://root@',
  'ssh://root@host:',
  'ssh://root@host:0',
  'ssh://root@host:65536',
  'ssh://root@host:ssh',
  'ssh://root@::1',
  'ssh://root@[::1',
  'ssh://root@[host]',
  'ssh://root:secret@host',
  'ssh://root@host/path',
  'ssh://root@-oProxyCommand=x',
  'ssh://-lroot@host',
  'ssh://root@ho st',
  'ssh://root@host\n',
]) {
  test(`${JSON.stringify(text)} is no machine`, (t) => {
    const error = t.throws(() => parse(text), {instanceOf: UsageError});
    t.true(error.message.startsWith(`--guest ${text}: no such machine; allowed: ssh://USER@HOST[:PORT]`));
  });
}
