import test from 'ava';
import {loadSteps} from './kit/load-steps.ts';
import {selectSteps, titleOf} from './kit/select-steps.ts';
import {joinSession} from './kit/session/join-session.ts';
import {openSession} from './kit/session/open-session.ts';
import {proveAndTell} from './kit/session/prove-and-tell.ts';

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
    await session.withGuest(step.number, async (guest) => proveAndTell(t, step, guest, session.listener));
  });
}

test.after.always('the session ends', async () => {
  await session[Symbol.asyncDispose]();
});
