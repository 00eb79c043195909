import type {NumberNames} from '../../ratchet/locked/locked-identity.ts';
import {lateSection} from '../../ratchet/locked/late-section.ts';
import {lockExposure} from '../../ratchet/locked/lock-exposure.ts';
import type {SeenExposure} from '../../ratchet/locked/seen-exposure.ts';
import type {Inspection, ServiceInspection, ServiceProblem} from '../service/inspection.ts';
import type {MachineNames} from '../values/machine-names.ts';

/** What was seen of a service in the form of a lock, or why that is none to be locked. */
export const seenIn = (
  {names}: Inspection,
  {name, user, relaxed, exec, observation, whyUnseen, ofOthers, lent}: ServiceInspection,
): SeenExposure | ServiceProblem => {
  const ofUser = user === undefined ? {} : {user};
  if (observation === undefined) {
    return {name, ...ofUser, relaxed, exec, problem: `nothing could be seen of it: ${whyUnseen ?? ''}`};
  }
  const {exposure, outside} = observation;
  const seen = lockExposure(exposure, {
    unit: name,
    outside,
    names: byNumber(names),
    ofOthers,
    lent: lent?.syscalls ?? [],
  });
  const late = lateSection(seen.locked);
  return late === undefined
    ? seen
    : {
        name,
        ...ofUser,
        relaxed,
        exec,
        problem: `${late} was not told in time, and cannot be compared; a greater --timeout-factor gives it more`,
      };
};

const byNumber = ({users, groups}: MachineNames): NumberNames => {
  // The first of several names counts, as for getpwuid(3).
  const turned = (numbers: ReadonlyMap<string, number>) =>
    new Map([...numbers].reverse().map(([name, number]) => [number, name] as const));
  return {users: turned(users), groups: turned(groups)};
};
