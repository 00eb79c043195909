import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, relative} from 'node:path';
import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {serviceToInspect} from './service-to-inspect.ts';

const revisions = {systemd: false, numbers: [], set: []};
const suites = {...revisions, systemd: true};

test('a service is named so that it is found from any folder', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'bisect-'));
  t.teardown(async () => rm(folder, {recursive: true}));
  const [module, unit] = [join(folder, 'web.nix'), join(folder, 'web.service')];
  await writeFile(module, '{}');
  await writeFile(unit, '[Service]\nExecStart=/bin/true\n');
  const near = (file: string) => `./${relative('.', file)}`;
  t.is(await serviceToInspect(`${near(module)}#web.service`, revisions), `${module}#web`);
  t.is(await serviceToInspect(`${near(module)}#web@`, suites), `${module}#web@`);
  t.is(await serviceToInspect(near(unit), suites), unit);
  t.is(await serviceToInspect('ssh.service', suites), 'ssh.service');
  await t.throwsAsync(serviceToInspect(unit, revisions), {
    instanceOf: UsageError,
    message: `--service ${unit}: is the same with each commit of nixpkgs; allowed: ./MODULE.nix#NAME, or any with --systemd`,
  });
});

test('what goes with steps is refused', async (t) => {
  for (const [more, word] of [
    [{numbers: ['7', '8']}, '7'],
    [{steps: './steps'}, '--steps ./steps'],
    [{set: ['seed']}, '--set seed'],
  ] as const) {
    await t.throwsAsync(serviceToInspect('ssh.service', {...suites, ...more}), {
      instanceOf: UsageError,
      message: `${word}: goes with steps; with --service none are proved`,
    });
  }
});
