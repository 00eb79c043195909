import test from 'ava';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {failedCommand} from '../../harness/ssh/fixtures/failed-command.ts';
import type {ToProver} from '../../steps/kit/session/messages.ts';
import {toWire} from '../../steps/kit/session/wire-command.ts';
import type {StepFailure} from '../../steps/kit/session/step-failure.ts';
import type {StartedGuest} from '../../vm/guests/guest/started-guest.ts';
import type {StepCommand} from '../../vm/shell/step-command.ts';
import type {GuestPool} from './guest-pool.ts';
import {StepRun} from './step-run.ts';
import {SuiteRun} from './suite-run.ts';

const command: StepCommand = {
  ...failedCommand({stdout: Buffer.from('a'), output: Buffer.from('a')}),
  expected: 'exit status 0',
  holds: false,
};

const failure = (fields: Partial<StepFailure> = {}): StepFailure => ({
  name: 'CheckError',
  message: 'it does not hold',
  machinery: false,
  ...fields,
});

/** A guest that nothing is done to, with the units of some steps. */
const guestWith = (steps: readonly number[], ended = new AbortController()) =>
  ({
    units: {steps: new Map(steps.map((step) => [step, {}]))},
    ended: ended.signal,
  }) as unknown as StartedGuest;

type Setup = {
  open?: () => Promise<StartedGuest>;
  signal?: AbortSignal;
  onFailed?: () => Promise<void>;
  whyNotApplicable?: () => string | undefined;
};

/** Steps 1 and 2 of a suite, what is recorded of each, and what the prover is told. */
const suite = ({
  open = async () => Promise.resolve(guestWith([1, 2])),
  signal,
  onFailed,
  whyNotApplicable = () => undefined,
}: Setup = {}) => {
  const events: Record<number, string[]> = {1: [], 2: []};
  const sent: ToProver[] = [];
  const unwanted: AbortSignal[] = [];
  const stepRun = (step: number) => {
    let open = true;
    const note = (event: string, ends = false) => {
      events[step]?.push(event);
      open &&= !ends;
    };
    return new StepRun({
      step,
      record: {
        get open() {
          return open;
        },
        start: () => note('start'),
        add: ({output}) => note(`add ${output.toString()}`),
        addSubtest: ({name}) => note(`subtest ${name}`),
        addExposure: ({unit}) => note(`exposed ${unit}`),
        pass: () => note('pass', true),
        keepUnits: async () => {
          note('units');
          return Promise.resolve();
        },
        doesNotApply: (why) => note(`does not apply ${why}`, true),
        reproduce: ({message}, where) => note(`reproduce ${message}, ${where ?? 'anywhere'}`, true),
        skip: (why) => note(`skip ${why}`, true),
        fail: async ({message}) => {
          note(`fail ${message}`, true);
          return Promise.resolve();
        },
        error: async ({message}, started) => {
          note(`error ${message}${started === undefined ? '' : ', on a guest'}`, true);
          return Promise.resolve();
        },
      },
      send: (message) => sent.push(message),
      guestMessage: () => ({type: 'no-guest', step, message: 'the guest itself'}),
      whyNotApplicable,
      onFailed,
    });
  };
  const steps = new Map([1, 2].map((step) => [step, stepRun(step)]));
  const pool: Pick<GuestPool, 'withGuest'> = {
    async withGuest(_step, use, gone) {
      unwanted.push(gone);
      await use(await open());
    },
  };
  const run = new SuiteRun({
    steps,
    pool,
    unwanted: new AbortController(),
    signal: signal ?? new AbortController().signal,
  });
  return {run, events, sent, unwanted, state: (step: number) => steps.get(step)?.state};
};

/** Lets everything happen that can happen now. */
const settled = async () => new Promise((resolve) => setImmediate(resolve));

test('a step goes from waiting to judged, and each message moves it on', async (t) => {
  const {run, events, sent, state} = suite();
  t.is(state(1), 'waiting');
  run.hear({type: 'want', step: 1});
  await settled();
  t.is(state(1), 'lent');
  t.deepEqual(sent, [{type: 'no-guest', step: 1, message: 'the guest itself'}]);
  run.hear({type: 'started', step: 1});
  t.is(state(1), 'proving');
  run.hear({type: 'did', step: 1, command: toWire(command)});
  run.hear({type: 'exposed', step: 1, seen: {unit: 'test1@.service', exposure: {version: 1}}});
  run.hear({type: 'finished', step: 1, durationMs: 5, verdict: {status: 'passed'}});
  t.is(state(1), 'judged');
  t.deepEqual(events[1], ['start', 'add a', 'exposed test1@.service', 'pass']);
});

test('messages out of turn, and about steps that are not there, change nothing', async (t) => {
  const {run, events, state} = suite();
  run.hear({type: 'started', step: 1});
  run.hear({type: 'did', step: 1, command: toWire(command)});
  run.hear({type: 'finished', step: 1, durationMs: 5, verdict: {status: 'passed'}});
  run.hear({type: 'want', step: 99});
  await settled();
  t.is(state(1), 'waiting');
  t.deepEqual(events, {1: [], 2: []});
});

test('a check that fails is a failure, and its guest is kept until all is collected', async (t) => {
  let kept = 0;
  const {run, events} = suite({
    onFailed: async () => {
      kept += 1;
      return Promise.resolve();
    },
  });
  run.hear({type: 'want', step: 1});
  await settled();
  run.hear({type: 'started', step: 1});
  run.hear({type: 'finished', step: 1, durationMs: 5, verdict: {status: 'failed', failure: failure()}});
  await run.end('AVA ended');
  t.deepEqual(events[1], ['start', 'fail it does not hold']);
  t.is(kept, 1);
});

test('a failure of the machinery, or on a machine that is gone, is no failure of the step', async (t) => {
  const dead = new AbortController();
  dead.abort(new Error('QEMU died'));
  for (const [fields, gone] of [
    [{machinery: true}, new AbortController()],
    [{}, dead],
  ] as const) {
    const {run, events} = suite({open: async () => Promise.resolve(guestWith([1], gone))});
    run.hear({type: 'want', step: 1});
    await settled();
    run.hear({type: 'started', step: 1});
    run.hear({
      type: 'finished',
      step: 1,
      durationMs: 5,
      verdict: {status: 'failed', failure: failure(fields)},
    });
    await run.end('AVA ended');
    t.deepEqual(events[1], ['start', 'error it does not hold, on a guest']);
  }
});

test('a prover that dies before it wants a guest: none is opened, and no step has a verdict', async (t) => {
  let opened = 0;
  const {run, events} = suite({
    open: async () => {
      opened += 1;
      return Promise.resolve(guestWith([1, 2]));
    },
  });
  await run.end('AVA ended');
  t.is(opened, 0);
  t.deepEqual(events, {1: ['error AVA ended'], 2: ['error AVA ended']});
});

test('a prover that dies while steps run: they end at once, and what comes too late finds nobody', async (t) => {
  let arrive: (guest: StartedGuest) => void = () => undefined;
  const guests = [
    Promise.resolve(guestWith([1, 2])),
    new Promise<StartedGuest>((resolve) => (arrive = resolve)),
  ];
  const {run, events, sent, unwanted} = suite({
    open: async () => guests.shift() ?? Promise.reject(new Error()),
  });
  run.hear({type: 'want', step: 1});
  run.hear({type: 'want', step: 2});
  await settled();
  run.hear({type: 'started', step: 1});
  const ended = run.end('AVA ended');
  t.true(unwanted.every(({aborted}) => aborted));
  arrive(guestWith([1, 2]));
  await ended;
  t.deepEqual(events[1], ['start', 'error AVA ended']);
  t.deepEqual(events[2], ['error AVA ended']);
  t.is(sent.length, 1);
});

test('a prover that dies on a machine that is gone: the machine tells why', async (t) => {
  const dead = new AbortController();
  const {run, events} = suite({open: async () => Promise.resolve(guestWith([1, 2], dead))});
  run.hear({type: 'want', step: 1});
  await settled();
  run.hear({type: 'started', step: 1});
  dead.abort(new Error('QEMU died'));
  await run.end('AVA ended');
  t.deepEqual(events[1], ['start', 'error AVA ended, on a guest']);
});

test('a prover that dies while the guest boots: the boot that nobody wants is no error', async (t) => {
  const {run, events, unwanted} = suite({
    open: async () =>
      new Promise((_, reject) => {
        setImmediate(() =>
          unwanted[0]?.addEventListener('abort', () => reject(new Error('the boot was broken off'))),
        );
      }),
  });
  run.hear({type: 'want', step: 1});
  await settled();
  await run.end('AVA ended');
  t.deepEqual(events, {1: ['error AVA ended'], 2: ['error AVA ended']});
});

test('a machine that does not start is told once, and the steps tell of it in a line', async (t) => {
  const error = new MachineryError("m did not boot: it hung\nthe console's last lines:\n  Kernel panic");
  const other = new MachineryError("m did not boot: no space\nthe console's last lines:\n  full");
  const errors = [error, new MachineryError(error.message), other];
  const {run, events} = suite({open: async () => Promise.reject(errors.shift() ?? new Error())});
  run.hear({type: 'want', step: 1});
  run.hear({type: 'want', step: 2});
  run.hear({type: 'want', step: 1});
  await settled();
  t.is(await t.throwsAsync(run.end('AVA ended')), error);
  const line = 'error m did not boot: it hung (the error of the run tells more)';
  // One that has a reason of its own tells it.
  t.deepEqual(events, {1: [line, `error ${other.message}`], 2: [line]});
});

test('a guest that cannot be opened is an error of each step that wants it, and of the run', async (t) => {
  const error = new MachineryError('no boot');
  const {run, events, sent} = suite({open: async () => Promise.reject(error)});
  run.hear({type: 'want', step: 1});
  await settled();
  t.deepEqual(sent, [{type: 'no-guest', step: 1, message: 'no boot'}]);
  t.is(await t.throwsAsync(run.end('AVA ended')), error);
  t.deepEqual(events, {1: ['error no boot'], 2: ['error AVA ended']});
});

test('steps that are refused have no verdict: the run tells why', async (t) => {
  const error = new UsageError('step 1: no such key');
  const {run, events, sent} = suite({open: async () => Promise.reject(error)});
  run.hear({type: 'want', step: 1});
  await settled();
  t.is(sent.length, 1);
  t.is(await t.throwsAsync(run.end('AVA ended')), error);
  t.deepEqual(events, {1: [], 2: []});
});

test('a step that the machine has no units of is skipped, and the others go on', async (t) => {
  const {run, events, sent} = suite({open: async () => Promise.resolve(guestWith([2]))});
  run.hear({type: 'want', step: 1});
  run.hear({type: 'want', step: 2});
  await settled();
  run.hear({type: 'started', step: 2});
  run.hear({type: 'finished', step: 2, durationMs: 1, verdict: {status: 'passed'}});
  await run.end('AVA ended');
  t.deepEqual(events, {1: ['skip the machine has no units of it'], 2: ['start', 'pass', 'units']});
  t.deepEqual(sent[0], {type: 'no-guest', step: 1, message: 'the machine has no units of it'});
});

test('a known regression that reproduces is none of the failures that keep a guest', async (t) => {
  const {run, events} = suite({onFailed: async () => Promise.reject(new Error('kept'))});
  run.hear({type: 'want', step: 1});
  run.hear({type: 'want', step: 2});
  await settled();
  for (const step of [1, 2]) {
    run.hear({type: 'started', step});
  }
  run.hear({
    type: 'finished',
    step: 1,
    durationMs: 5,
    verdict: {status: 'reproduced', failure: failure(), where: 'in 2024'},
  });
  run.hear({type: 'finished', step: 2, durationMs: 5, verdict: {status: 'reproduced', failure: failure()}});
  await run.end('AVA ended');
  t.deepEqual(events, {
    1: ['start', 'reproduce it does not hold, in 2024', 'units'],
    2: ['start', 'reproduce it does not hold, anywhere', 'units'],
  });
});

test('a known regression does not reproduce on a machine that is gone', async (t) => {
  const dead = new AbortController();
  const {run, events} = suite({open: async () => Promise.resolve(guestWith([1], dead))});
  run.hear({type: 'want', step: 1});
  await settled();
  run.hear({type: 'started', step: 1});
  dead.abort(new Error('QEMU died'));
  run.hear({type: 'finished', step: 1, durationMs: 5, verdict: {status: 'reproduced', failure: failure()}});
  await run.end('AVA ended');
  t.deepEqual(events[1], ['start', 'error it does not hold, on a guest']);
});

test('a step that does not apply has that verdict, and is tried no more', async (t) => {
  const {run, events, state} = suite();
  run.hear({type: 'does-not-apply', step: 1, why: 'too early'});
  run.hear({type: 'want', step: 1});
  await settled();
  run.hear({type: 'does-not-apply', step: 1, why: 'no DynamicUser'});
  t.is(state(1), 'judged');
  run.hear({type: 'started', step: 1});
  await run.end('AVA ended');
  t.deepEqual(events[1], ['does not apply no DynamicUser']);
});

test('a step may lack units for the reason that it does not apply', async (t) => {
  const {run, events, sent} = suite({
    open: async () => Promise.resolve(guestWith([2])),
    whyNotApplicable: () => 'no DynamicUser',
  });
  run.hear({type: 'want', step: 1});
  await settled();
  await run.end('AVA ended');
  t.deepEqual(events[1], ['does not apply no DynamicUser']);
  t.deepEqual(sent, [{type: 'no-guest', step: 1, message: 'no DynamicUser'}]);
});

test('an interruption leaves what has no verdict as it stands, and is the reason of the end', async (t) => {
  const controller = new AbortController();
  const {run, events} = suite({signal: controller.signal});
  run.hear({type: 'want', step: 1});
  await settled();
  run.hear({type: 'started', step: 1});
  const reason = new Error('interrupted: SIGINT');
  controller.abort(reason);
  t.is(await t.throwsAsync(run.end('AVA ended')), reason);
  t.deepEqual(events, {1: ['start'], 2: []});
});
