import type {Complaint} from './complaint.ts';
import {parseComplaints} from './parse-complaints.ts';
import type {Verifier} from './verifier.ts';

/**
 * What a machine's systemd complains of in the lines of the files of services that it has itself; `file` is a file's path there. What
 * they need to be started, other units and programs, is not told. Undefined when it cannot be asked.
 *
 * @param names as in `tor@default.service`; a template has got an instance name
 * @throws MachineryError when it cannot be run.
 */
export const verifyOwnServices = async (
  names: readonly string[],
  verifier: Verifier,
): Promise<readonly Complaint[] | undefined> => {
  const verification = names.length === 0 ? undefined : await verifier.verify(names, new Map());
  return verification === undefined
    ? undefined
    : parseComplaints(verification, (path) => path).filter(({line}) => line !== undefined);
};
