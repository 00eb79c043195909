import type {Measurement} from './measurement.ts';
import {restoreGuest} from './restore-guest.ts';

/** From starting QEMU with a guest that has the units deployed to a command run in it. */
export const measureRestore: Measurement = {
  name: 'restore',
  rows: [
    {
      id: 'restore',
      title: 'restore with the units deployed',
      section: 'To the first command in the guest',
      unit: 'ms',
      each: 1,
    },
  ],
  async measure(context, add) {
    for (let run = 1; run <= context.runs; run++) {
      context.say(`restore ${run} of ${context.runs}`);
      const {started, restoreMs} = await restoreGuest(context);
      await started[Symbol.asyncDispose]();
      add('restore', restoreMs);
    }
  },
};
