import {writeFile} from 'node:fs/promises';
import test, {type ExecutionContext} from 'ava';
import pLimit from 'p-limit';
import type {StepUnit} from '../../vm/units/step-unit.ts';
import {loadSteps} from '../kit/load-steps.ts';
import {titleOf} from '../kit/select-steps.ts';
import {openSession} from '../kit/session/open-session.ts';
import {proveStep} from '../kit/session/prove-step.ts';
import type {Step} from '../kit/step.ts';
import type {Mutant} from './mutant.ts';
import {mutants} from './mutants.ts';
import {writeDropIns} from './write-drop-ins.ts';

// Breaks every step's unit on purpose, one breakage at a time, on a real machine: each must be caught, and for every
// check of every step there must be a breakage that this very check catches.
process.once('disconnect', () => process.exit(1));

const module = process.env.CONFINEMENT_MODULE ?? '2025';
const firstMutant = 1001;

// Those that have a breakage written for them, and the seed's, which all must have one.
const steps = (await loadSteps()).filter(
  ({number, set}) => set === 'seed' || mutants.some(({step}) => step === number),
);
const stepOf = ({step}: Mutant): Step => {
  const found = steps.find(({number}) => number === step);
  if (found === undefined) {
    throw new Error(`a mutant is of step ${step}, which there is not`);
  }
  return found;
};

const numbered = mutants
  .filter(({generations}) => generations === undefined || generations.some((each) => each === module))
  .map((mutant, index) => ({mutant, number: firstMutant + index, step: stepOf(mutant)}));

const mutatedUnits: StepUnit[] = numbered.map(({mutant, number, step}) => ({
  number,
  description: `${step.number} ${mutant.name}`,
  store: step.store,
  service:
    mutant.service?.({...step.service, serviceConfig: step.service.serviceConfig ?? {}}) ?? step.service,
}));

const session = openSession([...steps, ...mutatedUnits], {
  env: {...process.env, CONFINEMENT_MODULE: module},
  prepare: async ({machine, units}) =>
    writeDropIns(
      machine,
      numbered.map(({mutant, number}) => ({mutant, number, store: units.steps.get(number)?.store ?? {}})),
    ),
});

type Verdict = {title: string; step: number; checks: string[]; failed: number[]};

// Units with a StateDirectory= share it, and what one leaves there the next would take for its own.
const oneByOne = pLimit(1);

/** Runs the step to its end on the unit of this number, and tells which of its checks do not hold. */
const judge = async (t: ExecutionContext, step: Step, number: number, title: string) => {
  const verdict: Verdict = {title, step: step.number, checks: [], failed: []};
  const leavesState = step.service.serviceConfig?.StateDirectory !== undefined;
  const prove = async () =>
    session.withGuest(number, async ({machine, facts, store}) => {
      if (leavesState) {
        await machine.succeed('rm -rf /var/lib/testme /var/lib/other /tmp/canary');
      }
      await proveStep(t, {
        step: {...step, number},
        machine,
        facts,
        store,
        goOn: true,
        onCommand: ({command, holds}) => {
          if (holds !== undefined) {
            verdict.checks.push(command);
            if (!holds) {
              verdict.failed.push(verdict.checks.length);
            }
          }
        },
      });
    });
  await (leavesState ? oneByOne(prove) : prove());
  return verdict;
};

const verdicts: Promise<Verdict | undefined>[] = [];

/** A test whose verdict the last test waits for, whether it passes or not. */
const judged = (
  title: string,
  step: Step,
  number: number,
  assert: (t: ExecutionContext, verdict: Verdict) => void,
) => {
  let settle: (verdict: Verdict | undefined) => void;
  verdicts.push(
    new Promise((resolve) => {
      settle = resolve;
    }),
  );
  test(title, async (t) => {
    try {
      const verdict = await judge(t, step, number, title);
      settle(verdict);
      assert(t, verdict);
    } finally {
      settle(undefined);
    }
  });
};

for (const step of steps) {
  judged(`sound: ${titleOf(step)}`, step, step.number, (t, {failed}) => {
    t.deepEqual(failed, []);
  });
}

for (const {mutant, number, step} of numbered) {
  judged(`${step.number}: ${mutant.name}`, step, number, (t, {failed, checks}) => {
    if (mutant.survives === undefined) {
      t.not(failed.length, 0, 'no check of the step catches it');
      t.log(failed.map((check) => `caught by check ${check}: ${checks[check - 1] ?? ''}`).join('\n'));
    } else {
      t.deepEqual(failed, [], 'it is caught now: say so in mutants.ts');
      t.log(`survives: ${mutant.survives}`);
    }
  });
}

test('every check of every step catches a breakage', async (t) => {
  const all = (await Promise.all(verdicts)).filter((verdict) => verdict !== undefined);
  const lines = [`module ${module}`];
  const idle: string[] = [];
  for (const step of steps) {
    const checks = all.find(({title}) => title === `sound: ${titleOf(step)}`)?.checks ?? [];
    const broken = all.filter(
      (verdict) => verdict.step === step.number && !verdict.title.startsWith('sound:'),
    );
    lines.push('', `step ${titleOf(step)}`);
    for (const [index, check] of checks.entries()) {
      const catches = broken.filter(({failed}) => failed.includes(index + 1)).map(({title}) => title);
      lines.push(`  check ${index + 1}  ${check}`, ...catches.map((title) => `    catches  ${title}`));
      if (catches.length === 0) {
        idle.push(`step ${step.number}, check ${index + 1}: ${check}`);
      }
    }
    for (const {title} of broken.filter(({failed}) => failed.length === 0)) {
      lines.push(`  SURVIVES  ${title}`);
    }
  }
  const {CONFINEMENT_MUTANTS: report} = process.env;
  if (report !== undefined) {
    await writeFile(report, `${lines.join('\n')}\n`);
  }
  t.deepEqual(idle, []);
});

test.after.always('the session ends', async () => {
  await session[Symbol.asyncDispose]();
});
