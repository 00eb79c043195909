import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {ProjectCopy} from '../testing/project-copy.ts';
import {editedStep} from './edited-step.ts';
import {edits} from './edits.ts';
import type {Measurement} from './measurement.ts';
import {rotated} from './rotated.ts';
import {WatchedStep} from './watched-step.ts';

const section = "From saving a step's file to its verdict, under --watch";

/** In a copy of the project. Each edit starts from the step as it is. */
export const measureWatch: Measurement = {
  name: 'watch',
  rows: edits.map(({id, title}) => ({id, title, section, unit: 'ms', each: 1})),
  async measure({workspace, runs, say, signal}, add) {
    using copy = new ProjectCopy(workspace.run.path);
    const {file} = editedStep;
    const source = await readFile(join(copy.path, file), 'utf8');
    await using watched = await WatchedStep.start({
      project: copy.path,
      cache: workspace.cache.folder,
      file,
      signal,
    });
    for (let run = 1; run <= runs; run++) {
      for (const {id, title, edit} of rotated(edits, run)) {
        say(`edit, ${title}, ${run} of ${runs}`);
        // Never the same twice: what was built once is built.
        add(id, await watched.edit(edit(source, `${Date.now()}-${run}`)));
      }
    }
  },
};
