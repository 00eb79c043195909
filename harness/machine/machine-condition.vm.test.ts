import test from 'ava';
import {ConditionError} from './condition-error.ts';
import {machineUnderTest} from './testing/machine-under-test.ts';
import {uniqueNumber} from './testing/unique-number.ts';

// The tests share one guest and run one after the other.
const guest = machineUnderTest('machine-test');
const {countProcesses} = guest;

test.serial('a condition that breaks ends every call, and is forgotten when it is let go', async (t) => {
  const {machine} = guest;
  const mark = uniqueNumber();
  await machine.succeed('touch /tmp/alive');
  const held = await machine.pollingCondition(
    async (signal) => (await machine.execute('test -e /tmp/alive', {signal})).exitStatus === 0,
    {description: '/tmp/alive is there', intervalMs: 200},
  );
  t.is(await machine.succeed('sleep 1; echo well'), 'well');
  const began = performance.now();
  const failing = [
    machine.execute(`sleep 2; rm /tmp/alive; exec sleep ${mark}`),
    machine.waitForFile('/tmp/none'),
    machine.waitForConsoleText(/never said/),
  ].map(async (call) => t.throwsAsync(call, {instanceOf: ConditionError}));
  for (const error of await Promise.all(failing)) {
    t.is(error.message, 'machine-test: /tmp/alive is there does not hold any more: it is false');
    t.is(error.condition, '/tmp/alive is there');
  }
  t.true(performance.now() - began < 30_000);
  await t.throwsAsync(machine.succeed('true'), {instanceOf: ConditionError});
  await held[Symbol.asyncDispose]();
  await held[Symbol.asyncDispose]();
  // What was under way has been ended in the guest too.
  await machine.waitUntilSucceeds(
    `! grep -lz -e '[${mark.slice(0, 1)}]${mark.slice(1)}' /proc/[0-9]*/cmdline`,
  );
  t.is(await countProcesses(mark), 0);
});

test.serial('a check that throws or hangs breaks it, one that does not hold now is refused', async (t) => {
  const {machine} = guest;
  await t.throwsAsync(
    machine.pollingCondition(async () => Promise.resolve(false)),
    {instanceOf: ConditionError, message: 'machine-test: the condition does not hold any more: it is false'},
  );
  const reason = new Error('on purpose');
  const thrown = await t.throwsAsync(
    machine.pollingCondition(async () => Promise.reject(reason)),
    {instanceOf: ConditionError, message: /: on purpose$/},
  );
  t.is(thrown.cause, reason);
  await t.throwsAsync(
    machine.pollingCondition(async () => new Promise(() => undefined), {timeoutMs: guest.real(300)}),
    {instanceOf: ConditionError, message: /no answer within 0\.3 s$/},
  );
  t.is(await machine.succeed('echo free'), 'free');
});

test.serial('letting go does not wait for a check that goes on', async (t) => {
  const {machine} = guest;
  let checks = 0;
  const began = performance.now();
  {
    await using held = await machine.pollingCondition(
      async (signal) => {
        checks += 1;
        return checks === 1 || (await machine.execute('sleep 600', {signal})).exitStatus === 0;
      },
      {intervalMs: 1},
    );
    t.truthy(held);
    await machine.sleep(500);
  }
  t.is(checks, 2);
  t.true(performance.now() - began < 20_000);
});
