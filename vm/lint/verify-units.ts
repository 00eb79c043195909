import type {StepComplaints} from './complaint.ts';
import {complaintsByStep} from './complaints-by-step.ts';
import {unitsToVerify} from './units-to-verify.ts';
import type {UnitTexts, Verifier} from './verifier.ts';

/**
 * What a guest's systemd complains of in the units of steps, by the number of the step; undefined when it cannot be asked.
 *
 * @param units texts of unit files, by step
 * @throws MachineryError when it cannot be run.
 */
export const verifyUnits = async (
  units: ReadonlyMap<number, UnitTexts>,
  verifier: Verifier,
): Promise<StepComplaints | undefined> => {
  const files = new Map([...units.values()].flatMap((each) => [...each]));
  if (files.size === 0) {
    return new Map();
  }
  const verification = await verifier.verify(unitsToVerify([...files.keys()]), files);
  return verification === undefined ? undefined : complaintsByStep(verification);
};
