import {readFile} from 'node:fs/promises';
import type {Measurement} from './measurement.ts';
import {parseSmapsRollup} from './parse-smaps-rollup.ts';
import {restoreGuest} from './restore-guest.ts';

const section = 'Memory of each of two machines restored at once';

/** Memory of the QEMU of a restored guest, with two of them up: what they share is counted half to each in Pss. */
export const measureMemory: Measurement = {
  name: 'memory',
  rows: [
    {id: 'pss', title: 'own and its share of the shared (Pss)', section, unit: 'MiB', each: 1},
    {id: 'private', title: 'own alone (Private)', section, unit: 'MiB', each: 1},
  ],
  async measure(context, add) {
    for (let run = 1; run <= context.runs; run++) {
      context.say(`memory of two machines, ${run} of ${context.runs}`);
      await using one = (await restoreGuest(context)).started;
      await using other = (await restoreGuest(context)).started;
      for (const pid of [one, other].flatMap(({qemu}) => qemu?.pid ?? [])) {
        const memory = parseSmapsRollup(await readFile(`/proc/${pid}/smaps_rollup`, 'utf8'));
        add('pss', memory.pss);
        add('private', memory.private);
      }
    }
  },
};
