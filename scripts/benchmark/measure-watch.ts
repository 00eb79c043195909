import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {ProjectCopy} from '../testing/project-copy.ts';
import {editTest} from './edit-test.ts';
import {editUnit} from './edit-unit.ts';
import {editedStep} from './edited-step.ts';
import {LineWaiter} from './line-waiter.ts';
import type {Measurement} from './measurement.ts';
import {rotated} from './rotated.ts';
import {startConfinement} from './start-confinement.ts';

/** Milliseconds for one round of the watch. */
const limitMs = 5 * 60_000;

const section = "From saving a step's file to its verdict, under --watch";
const watching = /watching steps\//;
const verdict = new RegExp(`: (?:ok|FAIL) +${editedStep.number} |${watching.source}`);

const edits = [
  {id: 'edit-unit', title: 'its unit changed', edit: editUnit},
  {id: 'edit-test', title: 'only its test changed', edit: editTest},
] as const;

/** In a copy of the project, as a user's editor and terminal would do it. Each edit starts from the step as it is. */
export const measureWatch: Measurement = {
  name: 'watch',
  rows: edits.map(({id, title}) => ({id, title, section, unit: 'ms', each: 1})),
  async measure({workspace, runs, say, signal}, add) {
    using copy = new ProjectCopy(workspace.run.path);
    const file = join(copy.path, editedStep.file);
    const source = await readFile(file, 'utf8');
    const over = new AbortController();
    const child = startConfinement({
      project: copy.path,
      args: ['test', '--watch', String(editedStep.number)],
      cache: workspace.cache.folder,
      signal: AbortSignal.any([signal, over.signal]),
    });
    try {
      const lines = new LineWaiter(child.stderr);
      await lines.next(watching, {timeoutMs: limitMs, signal});
      for (let run = 1; run <= runs; run++) {
        for (const {id, title, edit} of rotated(edits, run)) {
          say(`edit, ${title}, ${run} of ${runs}`);
          // Never the same twice: what was built once is built.
          const edited = edit(source, `${Date.now()}-${run}`);
          const startedAt = performance.now();
          await writeFile(file, edited);
          const line = await lines.next(verdict, {timeoutMs: limitMs, signal});
          const durationMs = performance.now() - startedAt;
          if (!line.includes(': ok ')) {
            throw new MachineryError(`the edited step did not pass: ${line}`);
          }
          add(id, durationMs);
          await lines.next(watching, {timeoutMs: limitMs, signal});
        }
      }
    } finally {
      over.abort();
      await child;
    }
  },
};
