import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import type {CommandResult} from '../../harness/ssh/command-result.ts';
import {CheckError} from '../shell/check-error.ts';
import {ServiceDiedError} from '../shell/service-died-error.ts';
import type {Runner} from '../shell/shell.ts';
import {ExposureError} from './exposure-error.ts';
import {ExposureJudge, type Sight} from './exposure-judge.ts';
import type {Exposure} from './exposure.ts';
import {ProbeError} from './probe-error.ts';
import {ProbingShell} from './probing-shell.ts';
import {sampleDocument} from './testing/sample-document.ts';

const resultOf = (command: string, exitStatus: number, text: string): CommandResult => ({
  command,
  where: 'inside test1@.service',
  startedAt: '2026-11-24T05:35:22.000Z',
  durationMs: 1,
  exitStatus,
  signal: undefined,
  timedOut: false,
  stdout: Buffer.from(text),
  stderr: Buffer.alloc(0),
  output: Buffer.from(text),
});

/** A shell whose probe tells this, with the commands and checks that there were. */
const shellThat = (tells: () => string, {exitStatus = 0, goOn = false} = {}) => {
  const folder = '/nix/store/p';
  const commands: string[] = [];
  const checks: string[] = [];
  const exposed: [unit: string, exposure: Exposure][] = [];
  const run: Runner = async (command) => {
    commands.push(command);
    return Promise.resolve(resultOf(command, exitStatus, tells()));
  };
  const outside = new ProbingShell(run, () => false, {folder, timeoutFactor: 1, outside: undefined});
  const shell = new ProbingShell(
    run,
    ({expected}, error) => {
      if (expected !== undefined) {
        checks.push(`${expected}: ${error?.name ?? 'holds'}`);
      }
      return goOn;
    },
    {folder, timeoutFactor: 2, outside, onExposure: (...seen) => exposed.push(seen)},
  );
  return {shell, commands, checks, exposed};
};

const tellsSample = () => JSON.stringify(sampleDocument());

test('the probe is run as it is asked', async (t) => {
  const {shell, commands, checks} = shellThat(tellsSample);
  t.is((await shell.exposure()).at('/tmp'), 'sticky');
  await shell.exposure({sections: ['identity', 'walk'], paths: 5});
  t.deepEqual(commands, [
    '/nix/store/p/bin/confinement-probe --deadline 10000',
    '/nix/store/p/bin/confinement-probe --deadline 10000 --paths 5 identity,walk',
  ]);
  t.deepEqual(checks, []);
});

test('each exposure that is seen inside is told with its unit, whether what is expected of it holds or not', async (t) => {
  const {shell, exposed} = shellThat(tellsSample, {goOn: true});
  const exposure = await shell.exposure();
  await shell.exposes({namespaces: {net: 'host'}});
  await shell.exposes({can: {mount: 'allowed'}});
  t.deepEqual(
    exposed.map(([unit]) => unit),
    ['test1@.service', 'test1@.service', 'test1@.service'],
  );
  t.is(exposed[0]?.[1], exposure);
});

test('an expectation is one check, and asks outside only for namespaces', async (t) => {
  const {shell, commands, checks} = shellThat(tellsSample);
  await shell.exposes({can: {mount: 'EPERM'}});
  await shell.exposes({namespaces: {net: 'host'}});
  await shell.exposes({namespaces: {net: 'host'}});
  t.is(commands.filter((command) => command.endsWith(' namespaces')).length, 1);
  await t.throwsAsync(shell.exposes({can: {mount: 'allowed'}}), {
    instanceOf: ExposureError,
    message: /^exposure: inside test1@\.service\n/,
  });
  t.deepEqual(checks, [
    ...Array.from({length: 3}, () => 'the exposure that the step says: holds'),
    'the exposure that the step says: ExposureError',
  ]);
});

test('of the paths that are expected the probe is asked where links lead; each is absolute', async (t) => {
  const {shell, commands} = shellThat(tellsSample);
  await shell.exposes({paths: {'/tmp': 'sticky', '/a b': 'absent'}}, {sections: ['walk']});
  t.deepEqual(commands, [
    "/nix/store/p/bin/confinement-probe --deadline 10000 --look /tmp --look '/a b' walk",
  ]);
  await t.throwsAsync(shell.exposes({paths: {tmp: 'sticky'}}), {
    instanceOf: UsageError,
    message: 'An exposure is expected of absolute paths: tmp',
  });
  t.is(commands.length, 1);
});

test('something that judges a whole exposure is one check, and is told of the guest', async (t) => {
  const {shell, commands, checks} = shellThat(tellsSample);
  const told: Sight[] = [];
  class Refuses extends ExposureJudge {
    judge(_exposure: Exposure, sight: Sight) {
      told.push(sight);
      return new ExposureError(sight.where, []);
    }
  }
  await t.throwsAsync(shell.exposes(new Refuses()), {instanceOf: ExposureError});
  t.true(commands[0]?.endsWith(' namespaces,mounts'));
  t.is(told[0]?.where, 'inside test1@.service');
  t.is(told[0]?.outside?.section('mounts').by, 'mountinfo');
  t.deepEqual(checks, ['the exposure that the step says: ExposureError']);
});

test('a failed expectation that was taken note of lets the step go on', async (t) => {
  const {shell, checks} = shellThat(tellsSample, {goOn: true});
  await t.notThrowsAsync(shell.exposes({can: {mount: 'allowed'}}));
  t.deepEqual(checks, ['the exposure that the step says: ExposureError']);
});

test('a service that does not live fails the check', async (t) => {
  const {shell, checks} = shellThat(() => {
    throw new ServiceDiedError('test1@.service', resultOf('x', 1, ''), '');
  });
  await t.throwsAsync(shell.exposes({}), {instanceOf: ServiceDiedError});
  t.deepEqual(checks, ['the exposure that the step says: ServiceDiedError']);
});

test('a probe that fails is no failed expectation', async (t) => {
  const failing = shellThat(() => 'bash: no such file', {exitStatus: 127, goOn: true});
  await t.throwsAsync(failing.shell.exposes({}), {instanceOf: CheckError, message: /exit status 127/});
  const silent = shellThat(() => '', {goOn: true});
  await t.throwsAsync(silent.shell.exposure(), {instanceOf: ProbeError});
  t.deepEqual([...failing.checks, ...silent.checks], []);
});

test('a step without the probe is told how to get it', async (t) => {
  const bare = new ProbingShell(
    async () => Promise.reject(new Error('not run')),
    () => false,
    {
      folder: undefined,
      timeoutFactor: 1,
      outside: undefined,
    },
  );
  for (const asked of [bare.exposure(), bare.exposes({})]) {
    await t.throwsAsync(asked, {
      instanceOf: UsageError,
      message:
        'The exposure of a step can be asked for when its defineStep says exposure: true, which binds the probe',
    });
  }
});
