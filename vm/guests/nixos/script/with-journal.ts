import type {StartedMachine} from '../../../../harness/machine/started-machine.ts';
import type {BootedVm} from './booted-vm.ts';
import {followJournal} from './follow-journal.ts';

/** A machine with its journal, which goes to `file`; see `followJournal`. */
export const withJournal = (started: StartedMachine, file: string, after?: string): BootedVm => {
  const journal = followJournal(started.machine, file, after);
  return {
    ...started,
    journal,
    async [Symbol.asyncDispose]() {
      await journal[Symbol.asyncDispose]();
      await started[Symbol.asyncDispose]();
    },
  };
};
