import {UsageError} from '../../harness/errors/usage-error.ts';
import type {AccelerationChoice} from '../../harness/qemu/acceleration.ts';
import {unitPrograms} from '../../vm/guests/debian/host-programs.ts';
import {checkGuests} from '../../vm/guests/check-guests.ts';
import type {GuestOptionValues} from '../../vm/guests/guest/guest-option.ts';
import {parseGuest} from '../../vm/guests/parse-guest.ts';
import {parseExecKind} from '../../vm/inspect/exec/parse-exec-kind.ts';
import {ordinaryUser} from '../../vm/inspect/machine/ordinary-user.ts';
import {relaxableDirective} from '../../vm/inspect/relax/relaxable-directive.ts';
import {LockKeeper} from '../../vm/inspect/ratchet/lock-keeper.ts';
import {toldName} from '../../vm/inspect/service/told-name.ts';
import {parseModule} from '../../vm/modules/confinement-module.ts';
import {givenProbe} from '../../vm/probe/given-probe.ts';
import {compareSides} from '../inspect/compare-sides.ts';
import type {Compared} from '../inspect/compared.ts';
import {formatInspection} from '../inspect/format-inspection.ts';
import {inspectGuest} from '../inspect/inspect-guest.ts';
import {inspectionStatus} from '../inspect/inspection-status.ts';
import {keepLock} from '../inspect/keep-lock.ts';
import {otherSide} from '../inspect/other-side.ts';
import {readService} from '../inspect/read-service.ts';
import {refuseMissingLine} from '../inspect/refuse-missing-line.ts';
import {refuseModulesElsewhere} from '../inspect/refuse-modules-elsewhere.ts';
import {refuseUndeclared} from '../inspect/refuse-undeclared.ts';
import {refuseUsersElsewhere} from '../inspect/refuse-users-elsewhere.ts';
import {serviceName} from '../inspect/service-name.ts';
import {writeResults} from '../inspect/write-results.ts';
import type {CommandContext} from '../progress/command-context.ts';
import {setUpHost} from '../setup/set-up-host.ts';
import {openWorkspace} from './open-workspace.ts';

export type InspectCommandOptions = {
  guest: string;
  accel: AccelerationChoice;
  timeoutFactor?: number;
  cold: boolean;
  /** Name of the confinement module that services of NixOS modules are evaluated with. */
  module: string;
  json: boolean;
  markdown: boolean;
  /** File that says how wide the services may be. */
  lock?: string;
  /** The services are those of an ordinary user's manager. */
  user: boolean;
  update: boolean;
  /** Directives that are taken away. */
  relax: readonly string[];
  /** The line of the services in whose place the probe runs. */
  exec: string;
  /** Another guest, or another service. */
  against?: string;
  /** Folder that gets the report in all forms. */
  results?: string;
  /** Find what keeps a service from starting, instead. */
  bisect: boolean;
  guestOptions: GuestOptionValues;
};

/**
 * Prints what services may see and do on a guest, seen from inside, and resolves to the exit status: 0 when all that they declare
 * and that can be seen is in force, 1 when something is not, 2 when a service could not be inspected. With a lock file, or against
 * another guest or service, it is 1 when something is wider, and 0 else.
 *
 * @throws UsageError for a unit file that cannot be read or does not parse, and for a lock file that is damaged, of another version
 *   or without one of the services, and for a directive to be taken away that none of the files declares, or a line that one has not, before anything boots.
 */
export const inspectCommand = async (
  services: readonly string[],
  options: InspectCommandOptions,
  {progress, signal}: CommandContext,
): Promise<number> => {
  const {
    accel,
    timeoutFactor,
    cold,
    guestOptions,
    guest: guestName,
    lock,
    update,
    against,
    results,
  } = options;
  refuseTogether(options);
  const guest = parseGuest(guestName, guestOptions);
  const relax = options.relax.map((directive) => relaxableDirective(directive, '--relax'));
  const exec = parseExecKind(options.exec, '--exec');
  const module = parseModule(options.module);
  const user = options.user ? ordinaryUser : undefined;
  const asked = await Promise.all(services.map(async (service) => readService(service, module)));
  refuseUndeclared(asked, relax);
  const other =
    against === undefined
      ? undefined
      : await otherSide(against, {services: asked, guestName, guestOptions, module});
  const guests = other !== undefined && 'guest' in other ? [guest, other.guest] : [guest];
  // What another is compared with is put there, too.
  const wanted = other !== undefined && 'service' in other ? [...asked, other.service] : asked;
  refuseMissingLine(wanted, exec);
  if (options.user) {
    refuseUsersElsewhere(wanted, guests);
  }
  refuseModulesElsewhere(wanted, guests);
  await checkGuests(guests, guestOptions);
  const keeper =
    lock === undefined
      ? undefined
      : new LockKeeper({
          path: lock,
          services: asked.map((service) => toldName({name: serviceName(service), exec: {kind: exec}, user})),
          update,
        });
  const probe = await givenProbe();
  // One that is to be built is made of a Debian guest's programs, whatever it is for.
  await setUpHost({progress, signal}, [
    ...guests,
    ...(probe === undefined ? [{hostPrograms: unitPrograms}] : []),
  ]);
  await using workspace = await openWorkspace(guest.name, {accel, cold, timeoutFactor}, {progress, signal});
  const relaxed = asked.map((service) => ({service, relax, exec}));
  // What the others are compared with is as it declares: so that a service can be compared with itself.
  const all =
    other !== undefined && 'service' in other ? [...relaxed, {service: other.service, exec}] : relaxed;
  const inspection = await inspectGuest(guest, {wanted: all, probe, user}, workspace, {progress, signal});
  const second =
    other !== undefined && 'guest' in other
      ? await inspectGuest(other.guest, {wanted: all, probe, user}, workspace, {progress, signal})
      : undefined;
  const compared: Compared | undefined =
    keeper !== undefined
      ? keepLock(keeper, inspection)
      : other !== undefined
        ? compareSides(inspection, second)
        : undefined;
  process.stdout.write(formatInspection(inspection, compared?.comparison, options));
  if (results !== undefined) {
    writeResults(inspection, {folder: results, comparison: compared?.comparison, asked: asked.length});
  }
  const problems = [
    ...inspection.services.flatMap((service) => ('problem' in service ? [service] : [])),
    ...(compared?.problems ?? []),
  ];
  const lines = new Set(problems.map((service) => `confinement: ${toldName(service)}: ${service.problem}\n`));
  for (const line of lines) {
    process.stderr.write(line);
  }
  return inspectionStatus(inspection, compared);
};

const refuseTogether = ({json, markdown, lock, update, against, relax}: InspectCommandOptions): void => {
  if (json && markdown) {
    throw new UsageError('--json and --markdown: one of them at a time');
  }
  if (lock !== undefined && against !== undefined) {
    throw new UsageError('--lock and --against: one of them at a time');
  }
  if (lock !== undefined && relax.length > 0) {
    throw new UsageError(
      '--lock and --relax: one of them at a time; a lock file is of the service itself. --against SERVICE compares',
    );
  }
  if (update && lock === undefined) {
    throw new UsageError('--update: goes with --lock FILE, which it writes');
  }
};
