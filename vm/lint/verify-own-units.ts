import {MachineryError} from '../../harness/errors/machinery-error.ts';
import type {Machine} from '../../harness/machine/machine.ts';
import {quote} from '../../harness/process/quote.ts';
import {unitNames} from '../units/unit-names.ts';
import type {StepComplaints} from './complaint.ts';
import {complaintsByStep} from './complaints-by-step.ts';
import {unitsToVerify} from './units-to-verify.ts';
import type {Verifier} from './verifier.ts';

/** Milliseconds, before the machine's factor, to name its units. */
const listMs = 30_000;

/**
 * What a machine's systemd complains of in the units of steps that it has itself, by the number of the step; undefined when it cannot
 * be asked.
 *
 * @throws MachineryError when it cannot be run.
 */
export const verifyOwnUnits = async (
  machine: Machine,
  steps: Iterable<number>,
  verifier: Verifier,
): Promise<StepComplaints | undefined> => {
  const patterns = [...steps]
    .map(unitNames)
    .flatMap(({socket, service, allFurther}) => [socket, service, allFurther]);
  const {exitStatus, stdout, stderr} = await machine.execute(
    `systemctl list-unit-files --no-legend --no-pager -- ${patterns.map(quote).join(' ')}`,
    {timeoutMs: listMs},
  );
  const said = stderr.toString('utf8').trim();
  // It ends with 1 when there are none, too; and a login shell may say something of its own.
  if (exitStatus !== 0 && /^Failed to /m.test(said)) {
    throw new MachineryError(`${machine.name}: systemctl cannot list its units: ${said}`);
  }
  const units = stdout
    .toString('utf8')
    .split('\n')
    .flatMap((line) => /^\S+/.exec(line)?.[0] ?? []);
  if (units.length === 0) {
    return new Map();
  }
  const verification = await verifier.verify(unitsToVerify(units), new Map());
  return verification === undefined ? undefined : complaintsByStep(verification);
};
