import test from 'ava';
import {bareMachine} from './testing/bare-machine.ts';
import {exampleUnit} from './testing/example-unit.ts';
import {inspected} from './testing/inspected.ts';
import {listing} from './testing/listing.ts';
import type {UnitSource} from './unit/unit-source.ts';

const bare = await bareMachine();
const {machine} = bare;

test.after.always('the guest ends', async () => {
  await bare[Symbol.asyncDispose]();
});

const unit = (...lines: readonly string[]): UnitSource => exampleUnit(lines);

test.serial('a filter that ends the probe leaves nothing in force, and says so', async (t) => {
  const {whyUnseen, verdicts, lent} = await inspected(
    bare,
    unit('SystemCallFilter=~brk mmap write exit_group', 'PrivateTmp=yes'),
  );
  t.regex(whyUnseen ?? '', /filter of system calls/);
  t.is(lent, undefined);
  t.true(verdicts.length > 0 && verdicts.every(({state}) => state === 'unseen'));
});

const narrow = 'SystemCallFilter=read write mmap munmap brk exit_group execve arch_prctl';
const narrowLent = 'pipe2 clone wait4 poll close dup2 rt_sigaction prctl capget umask'.split(' ');

test.serial('a narrow filter is looked behind with what the probe needs, and still stands', async (t) => {
  const before = await listing(machine);
  const seen = await inspected(bare, unit(narrow, 'CapabilityBoundingSet=CAP_CHOWN', 'PrivateTmp=yes'), true);
  t.deepEqual(seen.lent?.syscalls, narrowLent);
  t.regex(seen.lent?.why ?? '', /ended the probe \(SIGSYS, \w+ of @/);
  t.is(seen.whyUnseen, undefined);
  t.regex(seen.score ?? '', /^\d+\.\d$/);
  // It may open nothing: what hangs on that is unseen, and nothing is told in its place.
  t.deepEqual(
    seen.verdicts.map(({directive, state}) => [directive, state]),
    [
      ['SystemCallFilter', 'unseen'],
      ['CapabilityBoundingSet', 'in force'],
      ['PrivateTmp', 'unseen'],
    ],
  );
  t.deepEqual(seen.observation?.exposure.section('capabilities').bounding, ['chown']);
  const calls = Object.entries(seen.observation?.exposure.section('calls') ?? {});
  t.deepEqual(
    calls.filter(([, answer]) => answer !== 'killed').map(([name]) => name),
    // By what systemd lets every service call.
    ['raise-limit', 'other-architecture', 'write-execute', 'make-executable'],
  );
  t.deepEqual(
    seen.suggestions.map(({directive}) => directive),
    ['MemoryDenyWriteExecute'],
  );
  t.is(await listing(machine), before);
});

test.serial('a narrow filter that forbids, or answers with an error, is looked behind as well', async (t) => {
  const forbidding = await inspected(bare, unit('SystemCallFilter=~@process pipe2:kill', 'ProtectHome=yes'));
  t.deepEqual(forbidding.lent?.syscalls, ['pipe2', 'clone', 'wait4', 'prctl', 'capget']);
  const answering = await inspected(bare, unit(narrow, 'SystemCallErrorNumber=EPERM'));
  t.deepEqual(answering.lent, {
    syscalls: narrowLent,
    why: 'the filter of system calls let the probe start no process',
  });
  for (const {verdicts} of [forbidding, answering]) {
    t.deepEqual(
      verdicts.map(({state}) => state),
      ['in force', 'in force'],
    );
  }
  t.is(
    (await inspected(bare, unit('SystemCallFilter=~@process @mount fork', 'SystemCallFilter='))).lent,
    undefined,
  );
});
