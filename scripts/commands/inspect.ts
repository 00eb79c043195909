import {mkdir} from 'node:fs/promises';
import {UsageError} from '../../harness/errors/usage-error.ts';
import type {AccelerationChoice} from '../../harness/qemu/acceleration.ts';
import {allOrAbort} from '../../harness/wait/all-or-abort.ts';
import {checkGuests} from '../../vm/guests/check-guests.ts';
import type {GuestOptionValues} from '../../vm/guests/guest/guest-option.ts';
import {parseGuest} from '../../vm/guests/parse-guest.ts';
import {inspectServices} from '../../vm/inspect/inspect-services.ts';
import type {Inspection} from '../../vm/inspect/service/inspection.ts';
import {formatMarkdown} from '../../vm/inspect/report/format-markdown.ts';
import {formatReport} from '../../vm/inspect/report/format-report.ts';
import {formatTable} from '../../vm/inspect/report/format-table.ts';
import {toJson} from '../../vm/inspect/report/to-json.ts';
import {parseLocated} from '../../vm/inspect/unit/parse-located.ts';
import {readUnitFile} from '../../vm/inspect/unit/read-unit-file.ts';
import type {UnitSource} from '../../vm/inspect/unit/unit-source.ts';
import {buildProbe} from '../../vm/probe/build-probe.ts';
import {Workspace} from '../../vm/workspace/workspace.ts';
import {exitStatuses} from '../exit-status/exit-statuses.ts';
import type {CommandContext} from '../progress/command-context.ts';
import {setUpHost} from '../setup/set-up-host.ts';

export type InspectCommandOptions = {
  guest: string;
  accel: AccelerationChoice;
  timeoutFactor?: number;
  cold: boolean;
  json: boolean;
  markdown: boolean;
  guestOptions: GuestOptionValues;
};

/**
 * Prints what services may see and do on a guest, seen from inside, and resolves to the exit status: 0 when all that they declare
 * and that can be seen is in force, 1 when something is not, 2 when a service could not be inspected.
 *
 * @throws UsageError for a unit file that cannot be read or does not parse, before anything boots.
 */
export const inspectCommand = async (
  services: readonly string[],
  {guest: guestName, accel, timeoutFactor, cold, json, markdown, guestOptions}: InspectCommandOptions,
  {progress, signal}: CommandContext,
): Promise<number> => {
  if (json && markdown) {
    throw new UsageError('--json and --markdown: one of them at a time');
  }
  const guest = parseGuest(guestName, guestOptions);
  if (guest.refuses.inspect !== undefined) {
    throw new UsageError(`--guest ${guestName}: ${guest.refuses.inspect}`);
  }
  await checkGuests([guest], guestOptions);
  const asked = await Promise.all(services.map(readService));
  await setUpHost({progress, signal}, [guest]);
  await using workspace = await Workspace.open({
    acceleration: accel,
    cold,
    ...(timeoutFactor === undefined ? {} : {timeoutFactor}),
    onProgress: (line) => progress.detail(guest.name, line),
    onWarning: (line) => progress.say(line),
    signal,
  });
  const files = workspace.run.file('logs');
  await mkdir(files);
  const phase = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    progress.now(guest.name, name);
    return work();
  };
  const [probe, started] = await allOrAbort(
    async (aborted) => buildProbe(workspace, await guest.programs(workspace), aborted),
    async (aborted) => guest.openBare(workspace, {name: guest.name, files, phase, signal: aborted}),
    signal,
  );
  let inspection: Inspection;
  try {
    inspection = await phase('inspect', async () =>
      inspectServices({
        machine: started.machine,
        probe,
        services: asked,
        isThrownAway: guest.isOurs,
        signal,
      }),
    );
  } finally {
    await started[Symbol.asyncDispose]();
  }
  progress.done(guest.name);
  process.stdout.write(
    json
      ? `${JSON.stringify(toJson(inspection), undefined, 2)}\n`
      : `${markdown ? formatMarkdown(inspection) : formatText(inspection)}\n`.replace(/^\n$/, ''),
  );
  for (const service of inspection.services) {
    if ('problem' in service) {
      process.stderr.write(`confinement: ${service.name}: ${service.problem}\n`);
    }
  }
  return statusOf(inspection);
};

/** `./NAME.service` is a file of the host, `NAME.service` a service of the guest's. */
const readService = async (service: string): Promise<UnitSource | string> => {
  if (service.includes('/')) {
    const source = await readUnitFile(service);
    // A line that is none is told before anything boots.
    parseLocated(source);
    return source;
  }
  if (!/^[\w:.\\@-]+\.service$/.test(service)) {
    throw new UsageError(
      `${service}: is no service; allowed: ./NAME.service, a unit file with its drop-ins beside it, or NAME.service, which the guest has`,
    );
  }
  return service;
};

/** One service is told in full, several in a table; one that could not be inspected is told by its error alone. */
const formatText = (inspection: Inspection): string => {
  const [only, ...others] = inspection.services;
  if (only === undefined || others.length > 0) {
    return formatTable(inspection);
  }
  return 'problem' in only ? '' : formatReport(inspection, only);
};

const statusOf = ({services}: Inspection): number => {
  if (services.some((service) => 'problem' in service || service.whyUnseen !== undefined)) {
    return exitStatuses.usage;
  }
  return services.some(
    (service) => 'verdicts' in service && service.verdicts.some(({state}) => state === 'not in force'),
  )
    ? exitStatuses.failed
    : exitStatuses.proved;
};
