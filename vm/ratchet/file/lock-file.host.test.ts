import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import test from 'ava';
import {UsageError} from '../../../harness/errors/usage-error.ts';
import {ExposureError} from '../../probe/exposure-error.ts';
import {Exposure} from '../../probe/exposure.ts';
import {ProbeError} from '../../probe/probe-error.ts';
import {sampleDocument} from '../../probe/testing/sample-document.ts';
import {LockFile} from './lock-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'lock-file-'));
test.after.always(() => rmSync(folder, {recursive: true}));

const exposure = new Exposure(sampleDocument());
const wider = new Exposure(
  sampleDocument({'/': 'readable', '/nix': 'readable', '/tmp': 'sticky', '/srv': 'writable'}),
);
const narrower = new Exposure(sampleDocument({'/': 'readable', '/nix': 'readable'}));
const sight = {where: 'inside test5@.service', outside: undefined};

const updating = (work: () => void) => {
  process.env.CONFINEMENT_UPDATE = '1';
  try {
    work();
  } finally {
    delete process.env.CONFINEMENT_UPDATE;
  }
};

test.serial('a lock file beside a step lets pass what is no wider', (t) => {
  const path = join(folder, 'one.lock');
  const file = new LockFile(pathToFileURL(path));
  t.throws(() => file.judge(exposure, sight), {
    instanceOf: UsageError,
    message: `${path}: is not there; CONFINEMENT_UPDATE=1 writes it`,
  });
  updating(() => t.is(file.judge(exposure, sight), undefined));
  const text = readFileSync(path, 'utf8');
  t.is(file.judge(exposure, sight), undefined);
  // By its template, whatever an instance is called.
  t.is(file.judge(exposure, {...sight, where: 'inside test5@3-1403-0.service'}), undefined);
  t.is(file.judge(narrower, sight), undefined);
  const error = file.judge(wider, sight);
  t.true(error instanceof ExposureError);
  t.is(
    error?.message,
    [
      `exposure: inside test5@.service, wider than ${path} says; when that is meant, CONFINEMENT_UPDATE=1 takes it`,
      '  | about  what       was     is',
      '  | paths  path /srv  absent  writable  wider',
    ].join('\n'),
  );
  t.is(readFileSync(path, 'utf8'), text);
  updating(() => t.is(file.judge(wider, sight), undefined));
  t.is(file.judge(wider, sight), undefined);
});

test.serial('several services share a lock file', (t) => {
  const path = join(folder, 'shared.lock');
  const file = new LockFile(path);
  updating(() => file.judge(exposure, sight));
  t.throws(() => file.judge(exposure, {...sight, where: 'inside test6@.service'}), {
    instanceOf: UsageError,
    message: `${path}: has no service test6@.service; CONFINEMENT_UPDATE=1 writes it`,
  });
  updating(() => file.judge(wider, {...sight, where: 'inside test6@.service'}));
  t.is(file.judge(exposure, sight), undefined);
  t.true(file.judge(wider, sight) instanceof ExposureError);
});

test.serial('what cannot be gone by is no failed check', (t) => {
  const path = join(folder, 'damaged.lock');
  writeFileSync(path, '{');
  const file = new LockFile(path);
  t.throws(() => file.judge(exposure, sight), {instanceOf: UsageError, message: /a damaged one/});
  const late = new Exposure({...sampleDocument(), calls: {ended: 'timeout'}});
  t.throws(() => file.judge(late, sight), {instanceOf: ProbeError});
});
