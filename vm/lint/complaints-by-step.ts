import {templateOf} from '../units/template-of.ts';
import {stepOfUnitFile} from '../units/unit-names.ts';
import type {Complaint, StepComplaints} from './complaint.ts';
import {parseComplaints} from './parse-complaints.ts';
import type {Verification} from './verification.ts';

/**
 * The complaints about the units of steps, by the number of the step. What systemd says of other units, which it loads with these, is
 * not the steps'.
 */
export const complaintsByStep = (verification: Verification): StepComplaints => {
  const byStep = new Map<number, Complaint[]>();
  for (const complaint of parseComplaints(verification)) {
    // What is about a unit as a whole has the name of the instance that was asked about.
    const file = templateOf(complaint.file);
    const step = stepOfUnitFile(file);
    if (step !== undefined) {
      byStep.set(step, [...(byStep.get(step) ?? []), {...complaint, file}]);
    }
  }
  return byStep;
};
