import test from 'ava';
import fc from 'fast-check';
import {exampleDirectory} from './table/entry/example-directory.ts';
import {seenDirectives} from './table/seen-directives.ts';
import {bareMachine} from './testing/bare-machine.ts';
import {exampleUnit} from './testing/example-unit.ts';
import {listing} from './testing/listing.ts';
import {randomUnit} from './testing/random-unit.ts';
import {wrongForms} from './testing/wrong-forms.ts';
import type {ServiceInspection, ServiceProblem} from './service/inspection.ts';
import type {UnitSource} from './unit/unit-source.ts';
import {inspectServices} from './inspect-services.ts';

// `CONFINEMENT_UNITS=200 CONFINEMENT_SEED=7 CONFINEMENT_GUEST=debian:forky npx ava vm/inspect/random-units.vm.test.ts` tries others,
// and more of them, elsewhere.
const {CONFINEMENT_UNITS = '20', CONFINEMENT_SEED = '1'} = process.env;
const half = Math.ceil(Number(CONFINEMENT_UNITS) / 2);
const atOnce = 10;
/** Of so many one has tried what could be closed, too: that takes a further twin. */
const suggestedOf = 10;

const bare = await bareMachine();
const {machine, probe} = bare;

test.after.always('the guest ends', async () => {
  await bare[Symbol.asyncDispose]();
});

/** What was found so, and is tried each time: directives of which one undoes the other. */
const foundBefore: readonly UnitSource[] = [
  ['PrivateUsers=yes', 'DeviceAllow=/dev/kmsg r'],
  ['CPUSchedulingPolicy=rr', 'CPUSchedulingPriority=3', 'CPUSchedulingPolicy=batch'],
  ['ProtectSystem=strict', 'ReadWritePaths=/srv', 'BindReadOnlyPaths=/etc:/srv'],
  ['NoExecPaths=/', 'ExecPaths=/usr', 'RootDirectory=/srv'],
  ['ProtectSystem=strict', 'ReadWritePaths=/srv', 'ReadOnlyPaths=/srv'],
].map((lines, index) => exampleUnit(lines, `found-before-${String(index)}.service`));

/** A unit, what came of it, and what is wrong with the forms in which that is told. */
type Tried = {
  readonly unit: UnitSource;
  readonly found: ServiceInspection | ServiceProblem;
  readonly wrong: readonly string[];
};

/** What comes of each of some made-up units. */
const inspected = async (isPlain: boolean): Promise<Tried[]> => {
  const units = fc
    .sample(randomUnit({isPlain}), {numRuns: half, seed: Number(CONFINEMENT_SEED)})
    .concat(isPlain ? foundBefore : [])
    // Each has folders of its own: that of a dynamic user would be another's link.
    .map(({name, files}, index) => ({
      name,
      files: files.map(({path, text}) => ({
        path,
        text: text.replaceAll(exampleDirectory, `${exampleDirectory}-${String(index)}`),
      })),
    }));
  const all: Tried[] = [];
  for (const suggest of [false, true]) {
    const those = units.filter((_unit, index) => (index % suggestedOf === 0) === suggest);
    for (let from = 0; from < those.length; from += atOnce) {
      const some = those.slice(from, from + atOnce);
      const inspection = await inspectServices({
        machine,
        probe,
        services: some.map((service) => ({service})),
        suggest,
      });
      all.push(
        ...some.flatMap((unit, index) => {
          const found = inspection.services[index];
          return found === undefined
            ? []
            : [{unit, found, wrong: wrongForms({...inspection, services: [found]})}];
        }),
      );
    }
  }
  return all;
};

const told = ({files}: UnitSource) => `seed ${CONFINEMENT_SEED}:\n${files[0]?.text ?? ''}`;

/** Directives for which our guests' kernels lack something. */
const lacking = new Set(Object.keys(seenDirectives).filter((name) => seenDirectives[name]?.notOnGuests));

/** What a unit of examples declares that is said not to be in force, without a reason. */
const judgedWrongly = (unit: UnitSource, found: ServiceInspection | ServiceProblem): object[] =>
  'problem' in found
    ? [{unit: told(unit), problem: found.problem}]
    : found.verdicts
        .filter(
          ({state, why, directive}) =>
            state === 'not in force' && why === undefined && !lacking.has(directive),
        )
        .map(({directive, checks, said}) => ({unit: told(unit), directive, checks, said}));

test.serial(
  'what the table’s examples declare is in force, in any company, or it is said why not',
  async (t) => {
    const before = await listing(machine);
    const all = await inspected(true);
    t.is(all.length, half + foundBefore.length);
    const wrong = all.flatMap(({unit, found, wrong: forms}): object[] => [
      ...forms.map((form) => ({unit: told(unit), form})),
      ...judgedWrongly(unit, found),
    ]);
    t.deepEqual(wrong, []);
    t.is(await listing(machine), before);
  },
);

test.serial('whatever a unit says, it is told in one line or judged, and nothing is left', async (t) => {
  const before = await listing(machine);
  const all = await inspected(false);
  t.is(all.length, half);
  for (const {unit, found, wrong} of all) {
    t.deepEqual(wrong, [], told(unit));
    if ('problem' in found) {
      t.regex(found.problem, /^[^\n]+$/, told(unit));
      t.not(found.problem, 'nothing was told of it', told(unit));
    } else {
      t.true(found.observation !== undefined || found.whyUnseen !== undefined, told(unit));
    }
  }
  t.is(await listing(machine), before);
});
