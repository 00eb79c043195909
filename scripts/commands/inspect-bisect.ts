import {UsageError} from '../../harness/errors/usage-error.ts';
import {checkGuests} from '../../vm/guests/check-guests.ts';
import {unitPrograms} from '../../vm/guests/debian/host-programs.ts';
import {parseGuest} from '../../vm/guests/parse-guest.ts';
import {bisectService} from '../../vm/inspect/bisect/bisect-service.ts';
import {formatBisected} from '../../vm/inspect/report/format-bisected.ts';
import {parseModule} from '../../vm/modules/confinement-module.ts';
import {isOfModule} from '../inspect/is-of-module.ts';
import {readService} from '../inspect/read-service.ts';
import {refuseModulesElsewhere} from '../inspect/refuse-modules-elsewhere.ts';
import {withServices} from '../inspect/with-services.ts';
import type {CommandContext} from '../progress/command-context.ts';
import {setUpHost} from '../setup/set-up-host.ts';
import type {InspectCommandOptions} from './inspect.ts';
import {openWorkspace} from './open-workspace.ts';

/** Version of the JSON. */
const version = 1;

/**
 * Prints the smallest set of directives that keeps a service's own commands from starting, and resolves to the exit status: 0 when it
 * starts as it declares, 1 when it does not, 2 when it could not be tried.
 *
 * @throws UsageError for several services, for options that do not go with it, and for a machine that is not ours, before anything
 *   boots.
 */
export const inspectBisect = async (
  services: readonly string[],
  options: InspectCommandOptions,
  context: CommandContext,
): Promise<number> => {
  const {progress, signal} = context;
  const {guestOptions, json} = options;
  const [asked = '', another] = services;
  if (another !== undefined) {
    throw new UsageError(`--bisect: one service at a time, not ${services.join(' ')}`);
  }
  refuseOthers(options);
  const guest = parseGuest(options.guest, guestOptions);
  if (!guest.isOurs) {
    throw new UsageError(
      `--bisect on ${guest.name}: it runs the service itself, and that on a guest of our own only, as --guest debian:trixie`,
    );
  }
  const service = await readService(asked, parseModule(options.module));
  refuseModulesElsewhere([service], [guest]);
  await checkGuests([guest], guestOptions);
  await setUpHost(context, [guest, ...(isOfModule(service) ? [{hostPrograms: unitPrograms}] : [])]);
  await using workspace = await openWorkspace(guest.name, options, context);
  progress.say(`--bisect runs the ExecStart= of ${asked} on ${guest.name}`);
  const bisected = await withServices(
    // Nothing of ours runs in the twins.
    {
      guest,
      wanted: [{service}],
      workspace,
      context,
      program: async () => Promise.resolve(undefined),
      watches: true,
    },
    async ({machine, services: [only = {service: asked}]}) =>
      bisectService({
        machine,
        service: only,
        onStart: (what) => progress.now(guest.name, what),
        signal,
      }),
  );
  progress.done(guest.name);
  if ('problem' in bisected) {
    process.stderr.write(`confinement: ${bisected.name}: ${bisected.problem}\n`);
    return 2;
  }
  process.stdout.write(
    json ? `${JSON.stringify({version, bisected}, undefined, 2)}\n` : formatBisected(bisected),
  );
  return bisected.verdict === 'starts' ? 0 : 1;
};

const refuseOthers = ({
  markdown,
  lock,
  against,
  relax,
  exec,
  update,
  results,
  user,
}: InspectCommandOptions): void => {
  const [other] = [
    ...(user ? ['--user'] : []),
    ...(markdown ? ['--markdown'] : []),
    ...(lock === undefined ? [] : ['--lock']),
    ...(update ? ['--update'] : []),
    ...(results === undefined ? [] : ['--results']),
    ...(against === undefined ? [] : ['--against']),
    ...(relax.length === 0 ? [] : ['--relax']),
    ...(exec === 'ExecStart' ? [] : ['--exec']),
  ];
  if (other !== undefined) {
    throw new UsageError(`--bisect and ${other}: one of them at a time`);
  }
};
