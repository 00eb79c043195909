import type {Machine} from '../../harness/machine/machine.ts';
import {NotYet} from '../../harness/wait/not-yet.ts';
import {waitUntil} from '../../harness/wait/wait-until.ts';
import {runningUnits} from './running-units.ts';

/** Milliseconds, before the machine's factor. */
const goneMs = 30_000;

export type UnitsGoneOptions = {
  readonly except?: ReadonlySet<string>;
  /** Runtime directory that is to be gone with them, unless some are excepted. */
  readonly folder?: string;
};

/**
 * Waits until no unit runs that a pattern matches, but for those in `except`.
 *
 * @throws WaitError that names those that still do.
 */
export const unitsGone = async (
  machine: Machine,
  pattern: string,
  {except = new Set(), folder}: UnitsGoneOptions = {},
): Promise<void> => {
  const theirs = except.size === 0 ? folder : undefined;
  await waitUntil(
    async () => {
      const left = (await runningUnits(machine, pattern, theirs)).filter((unit) => !except.has(unit));
      if (left.length > 0) {
        throw new NotYet(`still there: ${left.join(', ')}`);
      }
    },
    {
      what: `${machine.name}: ${pattern} to be gone`,
      timeoutMs: goneMs * machine.timeoutFactor,
      attemptTimeoutMs: 10_000 * machine.timeoutFactor,
      // What is waited for has mostly been told to end, and takes some tens of milliseconds.
      intervalMs: 50,
    },
  );
};
