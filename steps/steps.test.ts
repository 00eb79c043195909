import test from 'ava';
import {SshError} from '../harness/ssh/ssh-error.ts';
import {loadSteps} from './kit/load-steps.ts';
import {selectSteps, titleOf} from './kit/select-steps.ts';
import {joinSession} from './kit/session/join-session.ts';
import {openSession} from './kit/session/open-session.ts';
import {proveStep} from './kit/session/prove-step.ts';
import {stepFailure} from './kit/session/step-failure.ts';

// Every step is an AVA test. `confinement test` sets these variables; AVA alone opens a machine of its own.
const {
  CONFINEMENT_SESSION: socket,
  CONFINEMENT_STEPS: numbers = '',
  CONFINEMENT_STEPS_FOLDER: folder,
} = process.env;

// AVA's main process may be killed; its workers must not live on.
process.once('disconnect', () => process.exit(1));

const all = await loadSteps(folder);
const steps = selectSteps(all, numbers === '' ? [] : numbers.split(','));
const session = socket === undefined ? openSession(all) : joinSession(socket);

for (const step of steps) {
  test(titleOf(step), async (t) => {
    await session.withGuest(step.number, async ({machine, facts, store, refusal, transport}) => {
      session.listener.started(step.number);
      const startedAt = performance.now();
      /** Which command of the step led to an error: its place among them. */
      const failed = new Map<unknown, number>();
      let commands = 0;
      // Tried, not run: AVA tells what an assertion of `t` compared to whoever tries it, and nobody else.
      const attempt = await t.try(async (inner) =>
        proveStep(inner, {
          step,
          machine,
          facts,
          store,
          refusal,
          transport,
          onCommand: (command, error) => {
            if (error !== undefined) {
              failed.set(error, commands);
            }
            commands += 1;
            session.listener.did(step.number, command);
          },
          onSubtest: (subtest) => session.listener.subtest(step.number, subtest),
        }),
      );
      // What the step threw is the cause of AVA's own error, if it was no assertion.
      const error: unknown = attempt.errors[0]?.cause ?? attempt.errors[0];
      session.listener.finished(
        step.number,
        performance.now() - startedAt,
        attempt.passed
          ? undefined
          : stepFailure(error, {
              machinery: error instanceof SshError || machine.ssh.closed.aborted,
              command: failed.get(error),
            }),
      );
      attempt.commit();
    });
  });
}

test.after.always('the session ends', async () => {
  await session[Symbol.asyncDispose]();
});
