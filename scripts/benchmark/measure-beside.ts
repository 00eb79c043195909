import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {packageFolder} from '../project/project.ts';
import {InstalledPackage} from '../testing/installed-package.ts';
import type {BenchmarkContext} from './benchmark-context.ts';
import type {RowPlan} from './benchmark-report.ts';
import {editedStep} from './edited-step.ts';
import {edits} from './edits.ts';
import type {Measurement} from './measurement.ts';
import {rotated} from './rotated.ts';
import {WatchedStep} from './watched-step.ts';
import {wholeRun} from './whole-run.ts';
import {CheckedOut} from './commit/checked-out.ts';
import {restoreMsOf} from './restore-ms-of.ts';

/** The steps of the test that is ported, by numbers: there were times without sets. */
const seed = Array.from({length: 11}, (_, index) => String(index + 1));

const command = 'node_modules/confinement-harness/scripts/confinement.js';

const measured: readonly Pick<RowPlan, 'id' | 'title'>[] = [
  {id: 'seed', title: "the eleven of nixpkgs' own test"},
  {id: 'restore', title: 'of that, the restore'},
  ...edits,
];

/** A package under measurement. */
type Side = {
  readonly suffix: 'then' | 'now';
  readonly project: string;
  readonly cache: string;
};

/**
 * The packages of a commit and of this checkout, as they are installed, in turns: whole runs, warm, and edits under `--watch` of a
 * step of the user's own. Each has a cache of its own.
 *
 * @param name as the user wrote it
 */
export const measureBeside = (commit: string, name: string): Measurement => ({
  name: 'beside',
  rows: measured.flatMap(({id, title}): RowPlan[] => {
    const row = {section: `The package, beside that of ${name}`, unit: 'ms', each: 1} as const;
    return [
      {...row, id: `${id}-then`, title: `${title}, ${name}`},
      {...row, id: `${id}-now`, title: `${title}, now`, beside: `${id}-then`},
    ];
  }),
  async measure(context, add) {
    const {workspace, runs, say, signal} = context;
    say(`the package of ${name}`);
    await using checkedOut = await CheckedOut.at(commit, workspace.run.file('beside'));
    using packageThen = await InstalledPackage.create(checkedOut.path);
    say('the package of this checkout');
    using packageNow = await InstalledPackage.create();
    const sides: readonly Side[] = [
      {suffix: 'then', project: packageThen.path, cache: workspace.run.file('beside-cache')},
      {suffix: 'now', project: packageNow.path, cache: workspace.cache.folder},
    ];
    const prove = async ({project, cache}: Side) =>
      wholeRun({project, command, args: ['test', ...seed], cache, signal});
    for (const side of sides) {
      say(`all that is restored later, ${side.suffix}`);
      // The second one finds all steps of the first one saved.
      await wholeRun({project: side.project, command, args: ['test'], cache: side.cache, signal});
      await prove(side);
    }
    for (let run = 1; run <= runs; run++) {
      for (const side of rotated(sides, run)) {
        say(`steps, ${side.suffix}, ${run} of ${runs}`);
        add(`seed-${side.suffix}`, (await prove(side)).wholeMs);
        add(`restore-${side.suffix}`, await restoreMsOf(side.project));
      }
    }
    await measureEdits(context, sides, add);
  },
});

const measureEdits = async (
  {runs, say, signal}: BenchmarkContext,
  sides: readonly Side[],
  add: (row: string, sample: number) => void,
): Promise<void> => {
  const source = (await readFile(join(packageFolder, editedStep.file), 'utf8')).replace(
    /from '[^']*\/define-step\.ts'/,
    "from 'confinement-harness'",
  );
  const watched: {readonly suffix: string; readonly step: WatchedStep}[] = [];
  try {
    for (const {suffix, project, cache} of sides) {
      await mkdir(join(project, 'own'));
      const file = `own/${String(editedStep.number).padStart(2, '0')}-edited.ts`;
      await writeFile(join(project, file), source);
      const options = {project, command, cache, file, args: ['--steps', 'own'], signal};
      watched.push({suffix, step: await WatchedStep.start(options)});
    }
    for (let run = 1; run <= runs; run++) {
      for (const {id, title, edit} of rotated(edits, run)) {
        for (const {suffix, step} of rotated(watched, run)) {
          say(`edit, ${title}, ${suffix}, ${run} of ${runs}`);
          add(`${id}-${suffix}`, await step.edit(edit(source, `${Date.now()}-${run}`)));
        }
      }
    }
  } finally {
    for (const {step} of watched) {
      await step[Symbol.asyncDispose]();
    }
  }
};
