import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {parseModule} from '../../vm/modules/confinement-module.ts';
import {readService} from './read-service.ts';
import {serviceName} from './service-name.ts';

const module = parseModule('2025');

test('a service of a module is told by its file and name', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'module-'));
  t.teardown(async () => rm(folder, {recursive: true}));
  const file = join(folder, 'tor.nix');
  await writeFile(file, '{}');
  const read = await readService(`${file}#tor@`, module);
  t.deepEqual(read, {asked: `${file}#tor@`, file, service: 'tor@', module});
  t.is(serviceName(read), 'tor@inspect.service');
  t.like(await readService(`${file}#tor.service`, module), {service: 'tor'});
  const wrong = async (service: string) => {
    const error = await t.throwsAsync(readService(service, module), {instanceOf: UsageError});
    return error.message.replaceAll(file, 'FILE');
  };
  t.is(await wrong(file), 'FILE: which of its services? allowed: FILE#NAME, of systemd.services.NAME');
  t.is(await wrong(`${file}#a/b`), 'FILE#a/b: a/b is no name of a service; allowed: ./MODULE.nix#NAME');
  t.is(await wrong('./none.nix#a'), './none.nix#a: there is no file ./none.nix; allowed: ./MODULE.nix#NAME');
  t.regex(await wrong('a.socket'), /^a\.socket: is no service; allowed: /);
  t.is(await readService('ssh.service', module), 'ssh.service');
});
