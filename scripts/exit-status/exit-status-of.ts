import type {ErrorKind} from '../../harness/errors/error-kind.ts';
import {HarnessError} from '../../harness/errors/harness-error.ts';
import {compilerEnded} from '../../steps/kit/compiler-ended.ts';
import {exitStatuses} from './exit-statuses.ts';

const byKind: Readonly<Record<ErrorKind, number>> = {
  usage: exitStatuses.usage,
  machinery: exitStatuses.machinery,
  // Whatever the guest's exit status was: that nobody expected it says nothing of what was to be proved.
  command: exitStatuses.machinery,
  check: exitStatuses.failed,
  interrupted: exitStatuses.interrupted,
};

/** The exit status of a process that an error ends. An error that is not of the harness is a defect of ours. */
export const exitStatusOf = (error: unknown): number =>
  HarnessError.is(error)
    ? byKind[error.kind]
    : // Of what a checkout loads of us, too.
      compilerEnded(error)
      ? exitStatuses.machinery
      : exitStatuses.defect;
