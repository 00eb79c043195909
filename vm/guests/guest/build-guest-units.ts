import type {StepComplaints} from '../../lint/complaint.ts';
import type {ConfinementModule} from '../../modules/confinement-module.ts';
import {evaluateApart} from '../../refusal/evaluate-apart.ts';
import type {Refusal} from '../../refusal/refusal.ts';
import {buildUnits} from '../../units/build-units.ts';
import type {BuiltUnits} from '../../units/built-units.ts';
import type {GuestSetup} from './guest-setup.ts';
import {refusalsOf} from './refusals-of.ts';

export type GuestUnitsOptions = {
  /** Slice of a Debian guest's root that the units' store is made of. */
  readonly rootfs: string;
  readonly module: ConfinementModule;
  readonly signal: AbortSignal;
};

export type GuestUnits = BuiltUnits & {
  /** What Nix says of the steps that the module is to refuse, which have no units. */
  readonly refusals: ReadonlyMap<number, Promise<Refusal>>;
  /** What the guest's systemd complains of in them; absent where it was not asked. */
  readonly complaints?: StepComplaints;
};

/**
 * Builds the units of a guest in the cache's private store, if the request brings none. While the guest goes on, Nix is asked for the steps, among those
 * that it is for, that the module is to refuse.
 */
export const buildGuestUnits = async (
  {
    cache,
    steps,
    only,
    units: brought,
    onProgress,
  }: Pick<GuestSetup, 'cache' | 'steps' | 'only' | 'units' | 'onProgress'>,
  {rootfs, module, signal}: GuestUnitsOptions,
): Promise<GuestUnits> => {
  if (brought !== undefined) {
    return brought;
  }
  const options = {rootfs, store: cache.store, module: module.source, onProgress, signal};
  const units = await buildUnits({...options, steps});
  const refusals = refusalsOf({steps, only}, units.steps, async (step) => evaluateApart(options, step));
  return {...units, refusals};
};
