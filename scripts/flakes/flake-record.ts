import type {KnownFlakeRecord} from '../../harness/results/run-record.ts';
import type {KnownFlake} from './known-flake.ts';

/**
 * What a list says of a step on a guest with a module, at this time: an entry that has expired is told only where no other
 * counts. Undefined when the step is not on it.
 */
export const flakeRecord = (
  flakes: readonly KnownFlake[],
  {step, guest, module}: {readonly step: number; readonly guest: string; readonly module: string},
  now: Date,
): KnownFlakeRecord | undefined => {
  const today = now.toISOString().slice(0, 'yyyy-mm-dd'.length);
  const found = flakes.filter(
    (each) =>
      each.step === step &&
      (each.guest === undefined || each.guest === guest) &&
      (each.module === undefined || each.module === module),
  );
  const entry = found.find(({expires}) => today <= expires) ?? found[0];
  return (
    entry && {
      tracker: entry.tracker,
      expires: entry.expires,
      ...(today <= entry.expires ? {} : {expired: true}),
    }
  );
};
