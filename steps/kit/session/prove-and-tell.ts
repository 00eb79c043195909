import type {ExecutionContext} from 'ava';
import type {Machine} from '../../../harness/machine/machine.ts';
import {SshError} from '../../../harness/ssh/ssh-error.ts';
import {whyNotStarted} from '../../../vm/diagnosis/why-not-started.ts';
import type {StepCommand} from '../../../vm/shell/step-command.ts';
import {type ExpectedFailure, expectedFailure} from '../expected-failure.ts';
import type {Step} from '../step.ts';
import {unitNames} from '../../../vm/units/unit-names.ts';
import {complaintsExpected} from '../complaints-expected.ts';
import type {ComplaintWords} from '../expected-complaints.ts';
import {whyNotApplicable} from '../why-not-applicable.ts';
import {whyNotRefused} from '../why-not-refused.ts';
import {proveComplaints} from './prove-complaints.ts';
import {proveStep} from './prove-step.ts';
import type {ProvingGuest, StepListener} from './session.ts';
import {type StepFailure, stepFailure} from './step-failure.ts';
import {stepPlace} from './step-place.ts';
import {stepVerdict} from './step-verdict.ts';

/**
 * Proves a step on a guest as an AVA test, and tells the listener what becomes of it. AVA's test passes where a known
 * regression reproduces, and where the step does not apply.
 */
export const proveAndTell = async (
  t: ExecutionContext,
  step: Step,
  {machine, facts, store, refusal, complaints, transport}: ProvingGuest,
  listener: StepListener,
): Promise<void> => {
  let why: string | undefined;
  let expected: ExpectedFailure | undefined;
  let meant: readonly ComplaintWords[];
  try {
    why = whyNotApplicable(step, facts) ?? whyNotRefused(step, facts, refusal !== undefined);
    expected = expectedFailure(step, facts);
    meant = complaintsExpected(step, facts);
  } catch (error) {
    listener.started(step.number);
    const failure = stepFailure(error, {machinery: false, command: undefined, file: step.source?.file});
    listener.finished(step.number, 0, {status: 'failed', failure});
    throw error;
  }
  if (why !== undefined) {
    t.log(`does not apply: ${why}`);
    listener.doesNotApply(step.number, why);
    return;
  }
  listener.started(step.number);
  const startedAt = performance.now();
  /** Which command of the step led to an error: its place among them. */
  const failed = new Map<unknown, number>();
  let commands = 0;
  // Tried, not run: AVA tells what an assertion of `t` compared to whoever tries it, and nobody else.
  const onCommand = (command: StepCommand, error: Error | undefined) => {
    if (error !== undefined) {
      failed.set(error, commands);
    }
    commands += 1;
    listener.did(step.number, command);
  };
  const attempt = await t.try(async (inner) => {
    // A step that is refused has no units.
    if (complaints !== undefined && refusal === undefined) {
      proveComplaints({
        number: step.number,
        place: stepPlace(step),
        complaints,
        expected: meant,
        onCommand,
      });
    }
    await proveStep(inner, {
      step,
      machine,
      facts,
      store,
      refusal,
      transport,
      onCommand,
      onSubtest: (subtest) => listener.subtest(step.number, subtest),
      onExposure: (unit, {document}) => listener.exposed(step.number, {unit, exposure: document}),
    });
  });
  const durationMs = performance.now() - startedAt;
  // What the step threw is the cause of AVA's own error, if it was no assertion.
  const error: unknown = attempt.errors[0]?.cause ?? attempt.errors[0];
  const told = attempt.passed
    ? undefined
    : stepFailure(error, {
        machinery: error instanceof SshError || machine.ssh.closed.aborted,
        command: failed.get(error),
        file: step.source?.file,
      });
  const failure = told === undefined ? undefined : await withWhy(told, machine, step, durationMs);
  const verdict = stepVerdict(failure, expected, stepPlace(step));
  listener.finished(step.number, durationMs, verdict);
  if (verdict.status === 'reproduced') {
    t.log(`a known regression reproduces: ${verdict.failure.message}`);
    attempt.discard();
    return;
  }
  if (verdict.status === 'failed' && verdict.failure !== failure) {
    t.log(verdict.failure.message);
  }
  attempt.commit();
  if (verdict.status === 'failed' && attempt.passed) {
    t.fail(verdict.failure.message);
  }
};

/** With why the step's units did not start, where systemd could not start one of them; what cannot be had hides no failure. */
const withWhy = async (
  failure: StepFailure,
  machine: Machine,
  {number}: Step,
  durationMs: number,
): Promise<StepFailure> => {
  if (failure.machinery) {
    return failure;
  }
  const {instances, allFurther} = unitNames(number);
  const why = await whyNotStarted(machine, [instances, allFurther], durationMs).catch(() => []);
  return why.length === 0 ? failure : {...failure, message: [failure.message.trimEnd(), ...why].join('\n')};
};
