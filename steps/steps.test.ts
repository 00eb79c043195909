import test from 'ava';
import pLimit from 'p-limit';
import {SshError} from '../harness/ssh/ssh-error.ts';
import {loadSteps} from './kit/load-steps.ts';
import {selectSteps, titleOf} from './kit/select-steps.ts';
import {describeFailure} from './kit/session/describe-failure.ts';
import {joinSession} from './kit/session/join-session.ts';
import {openSession} from './kit/session/open-session.ts';
import {proveStep} from './kit/session/prove-step.ts';
import {stepsAtOnce} from './kit/session/steps-at-once.ts';

// Every step is an AVA test. `confinement test` sets both variables; AVA alone opens a machine of its own.
const {CONFINEMENT_SESSION: socket, CONFINEMENT_STEPS: numbers = ''} = process.env;

// AVA's main process may be killed; its workers must not live on.
process.once('disconnect', () => process.exit(1));

const steps = selectSteps(await loadSteps(), numbers === '' ? [] : numbers.split(','));
const session = socket === undefined ? openSession(steps) : joinSession(socket);
const limit = pLimit(stepsAtOnce);

for (const step of steps) {
  test(titleOf(step), async (t) => {
    const {machine, situation, stores} = await session.bench;
    await limit(async () => {
      session.listener.started(step.number);
      const startedAt = performance.now();
      try {
        await proveStep(t, {
          step,
          machine,
          situation,
          store: stores[step.number] ?? {},
          onEntry: (entry) => session.listener.did(step.number, entry),
        });
        session.listener.finished(step.number, performance.now() - startedAt, undefined);
      } catch (error) {
        session.listener.finished(step.number, performance.now() - startedAt, {
          message: describeFailure(error),
          machinery: error instanceof SshError || machine.ssh.closed.aborted,
        });
        throw error;
      }
    });
  });
}

test.after.always('the session ends', async () => {
  await session[Symbol.asyncDispose]();
});
