import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {z} from 'zod';
import {keptComplaints} from '../../../lint/kept-complaints.ts';
import {type Generation, generationNames} from '../../../modules/generations.ts';
import {builtSteps} from '../../../units/built-steps.ts';
import {factsShape} from '../../guest/facts-shape.ts';
import type {VmReport} from '../script/vm-report.ts';

const shape = z.strictObject({
  steps: z.record(z.string(), z.record(z.string(), z.string())),
  complaints: keptComplaints.optional(),
  generation: z.custom<Generation>((name) => generationNames.some((each) => each === name)),
  facts: factsShape,
});

/** What a saved VM has said of itself, in the folder of its snapshot: it takes an emulated guest some seconds to say it. */
export const vmReportFile = {
  async write(folder: string, {steps, complaints, generation, facts}: VmReport): Promise<void> {
    const text = JSON.stringify({
      steps: Object.fromEntries([...steps].map(([number, {store}]) => [number, store])),
      ...(complaints === undefined ? {} : {complaints: Object.fromEntries(complaints)}),
      generation,
      facts,
    });
    await writeFile(join(folder, 'guest.json'), `${text}\n`);
  },

  /** @throws Error when it is not there, or damaged */
  async read(folder: string): Promise<VmReport> {
    const {steps, complaints, ...rest} = shape.parse(
      JSON.parse(await readFile(join(folder, 'guest.json'), 'utf8')),
    );
    return {
      steps: builtSteps(steps),
      ...(complaints === undefined ? {} : {complaints}),
      ...rest,
    };
  },
};
