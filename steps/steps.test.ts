import test from 'ava';
import {loadSteps} from './kit/load-steps.ts';
import {selectSteps, titleOf} from './kit/select-steps.ts';
import {joinSession} from './kit/session/join-session.ts';
import {openSession} from './kit/session/open-session.ts';
import {proveAndTell} from './kit/session/prove-and-tell.ts';

// Every step is an AVA test. `confinement test` sets this variable; AVA alone opens a machine of its own.
const {CONFINEMENT_SESSION: socket} = process.env;

// AVA's main process may be killed; its workers must not live on.
process.once('disconnect', () => process.exit(1));

// All but the steps, which may still be edited, is loaded while it waits to be told them.
const joined = socket === undefined ? undefined : await joinSession(socket);
const all = await loadSteps(joined?.folder);
const steps = selectSteps(all, joined?.steps.map(String) ?? []);
const session = joined?.session ?? openSession(all);

for (const step of steps) {
  test(titleOf(step), async (t) => {
    await session.withGuest(step.number, async (guest) => proveAndTell(t, step, guest, session.listener));
  });
}

test.after.always('the session ends', async () => {
  await session[Symbol.asyncDispose]();
});
