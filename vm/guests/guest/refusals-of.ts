import pLimit from 'p-limit';
import type {Refusal} from '../../refusal/refusal.ts';
import type {StepUnit} from '../../units/step-unit.ts';
import type {GuestRequest} from './guest-request.ts';

/**
 * Asks for each step that a guest has no units of, among those that it is for, what Nix says of it: one after the other, and
 * while the guest goes on.
 *
 * @param built the steps that have units
 */
export const refusalsOf = (
  {steps, only}: Pick<GuestRequest, 'steps'> & {readonly only?: GuestRequest['only'] | undefined},
  built: ReadonlyMap<number, unknown>,
  ask: (step: StepUnit) => Promise<Refusal>,
): ReadonlyMap<number, Promise<Refusal>> => {
  const limit = pLimit(1);
  return new Map(
    steps
      .filter(
        ({number, refusedBy}) =>
          refusedBy !== undefined && !built.has(number) && (only?.includes(number) ?? true),
      )
      .map((step) => {
        const refusal = limit(async () => ask(step));
        // Whoever proves the step awaits it; it may be that nobody does.
        refusal.catch(() => undefined);
        return [step.number, refusal] as const;
      }),
  );
};
