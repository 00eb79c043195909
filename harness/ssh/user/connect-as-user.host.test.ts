import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import ssh2 from 'ssh2';
import {run} from '../../process/run.ts';
import {connectAsUser} from './connect-as-user.ts';
import {type SshServer, sshServer} from './fixtures/ssh-server.ts';
import {UnusableIdentityError} from './unusable-identity-error.ts';
import type {UserLogin} from './user-login.ts';

// A real server and OpenSSH's real programs. The tests run one after the other, as they change SSH_AUTH_SOCK.
const folder = mkdtempSync(join(tmpdir(), 'login-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));
test.beforeEach(() => {
  delete process.env.SSH_AUTH_SOCK;
});

const host = ssh2.utils.generateKeyPairSync('ed25519');
const otherHost = ssh2.utils.generateKeyPairSync('ed25519');
const user = ssh2.utils.generateKeyPairSync('ed25519');
const otherUser = ssh2.utils.generateKeyPairSync('ed25519');

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text, {mode: 0o600});
  return path;
};
const identity = file('id', user.private);

const asRoot = (command: string) => ({exitStatus: 0, stdout: command.endsWith('id -u') ? '0\n' : ''});

const start = async (answer = asRoot): Promise<SshServer> =>
  sshServer({hostKey: host.private, userKey: user.private, answer});

const known = (server: SshServer, key = host.public): string =>
  file(`known-${server.port}`, `[127.0.0.1]:${server.port} ${key.trim()}\n`);

const connect = async (server: SshServer, login: Partial<UserLogin> = {}) =>
  connectAsUser(
    {
      user: 'me',
      host: '127.0.0.1',
      port: server.port,
      identity,
      ...login,
      knownHosts: login.knownHosts ?? known(server),
    },
    {timeoutMs: 10_000},
  );

const refusal = async (server: SshServer, login: Partial<UserLogin> = {}): Promise<Error> => {
  try {
    await using connection = await connect(server, login);
    throw new Error(`it let ${connection.target.user} in`);
  } catch (error) {
    return error as Error;
  }
};

test.serial('root is let in by a key', async (t) => {
  await using server = await start();
  await using connection = await connect(server);
  t.is(connection.target.sudo, undefined);
  t.is((await connection.exec('true')).exitStatus, 0);
});

test.serial('hashed names, and the name without its port, are known too', async (t) => {
  await using server = await start();
  const hashed = known(server);
  await run('ssh-keygen', ['-H', '-f', hashed]);
  t.regex(readFileSync(hashed, 'utf8'), /^\|1\|/);
  await using one = await connect(server, {knownHosts: hashed});
  await using other = await connect(server, {knownHosts: file('plain', `127.0.0.1 ${host.public}\n`)});
  t.is(one.target.port, other.target.port);
});

test.serial('an unknown host key is refused with how to add it', async (t) => {
  await using server = await start();
  const empty = join(folder, 'nothing-here');
  const error = await refusal(server, {knownHosts: empty});
  t.is(error.name, 'UsageError', error.message);
  t.is(
    error.message,
    `ssh://me@127.0.0.1:${server.port}: its host key is not known; to add it, then check it: ssh-keyscan -p ${server.port} 127.0.0.1 >> ${empty}`,
  );
  t.deepEqual(server.commands, []);
});

test.serial('a changed host key is refused, one of another kind and a revoked one as well', async (t) => {
  await using server = await start();
  const rsa = join(folder, 'rsa');
  await run('ssh-keygen', ['-q', '-t', 'rsa', '-N', '', '-f', rsa]);
  for (const key of [otherHost.public, readFileSync(`${rsa}.pub`, 'utf8')]) {
    const error = await refusal(server, {knownHosts: known(server, key)});
    t.is(error.name, 'UsageError', error.message);
    t.regex(
      error.message,
      /^ssh:\/\/me@127\.0\.0\.1:\d+: its host key is not the known one: .*ssh-keygen -R '\[127\.0\.0\.1\]:\d+' -f .* && ssh-keyscan .*$/,
    );
  }
  const name = `[127.0.0.1]:${server.port}`;
  const revoked = file('revoked', `${name} ${host.public.trim()}\n@revoked ${name} ${host.public.trim()}\n`);
  t.regex((await refusal(server, {knownHosts: revoked})).message, /its host key is not known/);
  t.deepEqual(server.commands, []);
});

test.serial('a key that the host does not want, or that cannot be used, is told', async (t) => {
  await using server = await start();
  const wrong = await refusal(server, {identity: file('other', otherUser.private)});
  t.is(wrong.name, 'MachineryError', wrong.message);
  t.regex(wrong.message, /: it lets me in by none of these: .*\/other, no ssh-agent \(SSH_AUTH_SOCK\)$/);

  const locked = join(folder, 'locked');
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', 'secret', '-f', locked]);
  for (const [path, why] of [
    [locked, 'needs a passphrase'],
    [`${locked}.pub`, 'is no private key'],
    [join(folder, 'nowhere'), 'cannot be read (ENOENT)'],
    [file('garbage', 'garbage\n'), 'is no private key that can be read'],
  ] as const) {
    const error = await refusal(server, {identity: path});
    t.true(error instanceof UnusableIdentityError, error.message);
    t.is(error.message, `${path} cannot be used to log in: it ${why}`);
  }
});

test.serial('an agent has the key', async (t) => {
  await using server = await start();
  const socket = join(folder, 'agent');
  const {stdout} = await run('ssh-agent', ['-a', socket]);
  try {
    process.env.SSH_AUTH_SOCK = socket;
    await run('ssh-add', ['-q', identity]);
    await using connection = await connect(server, {identity: file('not-that', otherUser.private)});
    t.is(connection.target.agent, socket);
  } finally {
    process.kill(Number(/SSH_AGENT_PID=(?<pid>\d+)/.exec(stdout)?.groups?.pid));
  }
});

test.serial('a user with sudo runs all as root, one without is refused', async (t) => {
  const asMe = (sudo: number) => (command: string) => ({
    exitStatus: command.endsWith('sudo -n true') ? sudo : 0,
    stdout: command.endsWith('id -u') ? '1000\n' : '',
  });
  {
    await using server = await start(asMe(0));
    await using connection = await connect(server);
    await connection.exec("echo 'it'");
    t.regex(
      server.commands.at(-1) ?? '',
      /^exec sudo -n -- \/bin\/sh -c 'export HARNESS_EXEC=[\da-f]+\necho '\\''it'\\'''$/,
    );
  }
  await using server = await start(asMe(1));
  const error = await refusal(server);
  t.is(error.name, 'UsageError', error.message);
  t.regex(error.message, /: me is not root, and "sudo -n true" fails for it; allowed: root, or a user whose/);
});
