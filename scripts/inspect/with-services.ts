import {mkdir} from 'node:fs/promises';
import {basename, dirname} from 'node:path';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import type {Machine} from '../../harness/machine/machine.ts';
import {describeAlarm} from '../../harness/results/describe-alarm.ts';
import type {AlarmRecord} from '../../harness/results/run-record.ts';
import {allOrAbort} from '../../harness/wait/all-or-abort.ts';
import type {Guest} from '../../vm/guests/guest/guest.ts';
import type {ExecKind} from '../../vm/inspect/exec/exec-kind.ts';
import {buildService} from '../../vm/inspect/module/build-service.ts';
import {putServices} from '../../vm/inspect/module/put-services.ts';
import type {AskedService} from '../../vm/inspect/service/asked-service.ts';
import {namesToFind} from '../../vm/inspect/service/names-to-find.ts';
import {checkNames} from '../../vm/inspect/unit/check-names.ts';
import {parseLocated} from '../../vm/inspect/unit/parse-located.ts';
import {hostVerifier} from '../../vm/lint/host-verifier.ts';
import {machineVerifier} from '../../vm/lint/machine-verifier.ts';
import type {Verifier} from '../../vm/lint/verifier.ts';
import {verifyOwnServices} from '../../vm/lint/verify-own-services.ts';
import {verifyService} from '../../vm/lint/verify-service.ts';
import type {Workspace} from '../../vm/workspace/workspace.ts';
import {watchedGuest} from '../alarms/watched-guest.ts';
import type {CommandContext} from '../progress/command-context.ts';
import {isOfModule} from './is-of-module.ts';
import type {RequestedService} from './requested-service.ts';

/** A service, the directives that its twin is not given, and the line in whose place something else runs. */
export type WantedService = {
  readonly service: RequestedService;
  readonly relax?: readonly string[];
  readonly exec?: ExecKind;
};

/** A guest that has started, with all that services of modules need. */
export type ReadyGuest<Program> = {
  readonly machine: Machine;
  /** Aborts when the machine is gone, with why as its reason. */
  readonly ended: AbortSignal;
  readonly program: Program;
  /** In the order in which they were wanted. */
  readonly services: readonly AskedService[];
};

export type WithServicesOptions<Program> = {
  readonly guest: Guest;
  readonly wanted: readonly WantedService[];
  readonly workspace: Workspace;
  readonly context: CommandContext;
  /** Makes what runs in twins, while the guest starts; it is told the folder that programs for the guest are made of. */
  readonly program: (programs: () => Promise<string>, signal: AbortSignal) => Promise<Program>;
  /** Has the guest's own systemd look at the files of services, and also at those of services that it has itself. Default: at none. */
  readonly verifies?: 'files' | 'all';
  /** Fails when the guest's kernel or its PID 1 broke down meanwhile, and tells what else should never be there. Default: no. */
  readonly watches?: boolean;
};

/**
 * Starts a guest, puts services of modules there, lets `use` work with it, and ends it.
 *
 * @throws UsageError for a service of a module that cannot be made; MachineryError when the guest fails, and, with the line, when what
 *   was seen on one that is watched is not to be trusted.
 */
export const withServices = async <Program, Result>(
  {
    guest,
    wanted,
    workspace,
    context: {progress, signal},
    program,
    verifies,
    watches = false,
  }: WithServicesOptions<Program>,
  use: (ready: ReadyGuest<Program>) => Promise<Result>,
): Promise<Result> => {
  const word = guest.name.replaceAll(/\W/g, '-');
  const files = workspace.run.file(`logs-${word}`);
  await mkdir(files);
  const phase = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    progress.now(guest.name, name);
    return work();
  };
  let folder: Promise<string> | undefined;
  const programs = async () => (folder ??= guest.programs(workspace));
  const [{made, services, built}, started] = await allOrAbort(
    async (aborted) => {
      const made = await program(programs, aborted);
      // Its systemd can be asked while it starts.
      const verifier =
        verifies !== undefined && isRootHere(guest)
          ? hostVerifier({rootfs: await programs(), store: workspace.cache.store, signal: aborted})
          : undefined;
      const services = await Promise.all(
        wanted.map(async ({service, relax = [], exec = 'ExecStart'}) => {
          if (!isOfModule(service)) {
            return {...(await verified({service}, verifier)), relax, exec};
          }
          const rootfs = await programs();
          const built = await buildService(service, {rootfs, store: workspace.cache.store, signal: aborted});
          checkNames(parseLocated(built.source));
          return {...(await verified({service: built.source}, verifier)), relax, exec, built};
        }),
      );
      return {made, services, built: services.flatMap((each) => ('built' in each ? [each.built] : []))};
    },
    async (aborted) => guest.openBare(workspace, {name: guest.name, files, phase, signal: aborted}),
    signal,
  );
  const alarms: AlarmRecord[] = [];
  const watched = watches
    ? watchedGuest(started, {
        results: dirname(files),
        folder: basename(files),
        signal,
        onAlarms: (found) => alarms.push(...found),
      })
    : started;
  const work = async (): Promise<Result> => {
    const {machine, ended} = started;
    await putServices(machine, built, workspace.run.file(`services-${word}`), signal);
    const verifier = machineVerifier(machine, {onWarning: (line) => progress.say(line), signal});
    const complaints =
      verifies === 'all' ? await verifyOwnServices(namesToFind(services), verifier) : undefined;
    const verifiedThere: AskedService[] = [];
    for (const service of services) {
      verifiedThere.push(
        complaints !== undefined && typeof service.service === 'string'
          ? {...service, complaints}
          : await verified(service, verifies !== undefined && !isRootHere(guest) ? verifier : undefined),
      );
    }
    return use({machine, ended, program: made, services: verifiedThere});
  };
  const [outcome] = await Promise.allSettled([work()]);
  await watched[Symbol.asyncDispose]();
  for (const {name, text, count} of alarms.filter(({verdict}) => verdict === 'warns')) {
    progress.say(`${guest.name}: warning: ${describeAlarm({name, text, count})}`);
  }
  const [fatal] = alarms.filter(({verdict}) => verdict === 'fails');
  // Why a machine broke down says more than what then failed on it, but not than an interruption.
  if (fatal !== undefined && !(outcome.status === 'rejected' && signal.aborted)) {
    const {name, text, count} = fatal;
    throw new MachineryError(`${guest.name}: ${describeAlarm({name, text, count})}`, {
      cause: outcome.status === 'rejected' ? outcome.reason : undefined,
    });
  }
  if (outcome.status === 'rejected') {
    throw outcome.reason;
  }
  return outcome.value;
};

/** A guest of ours that gets its units from us has its root, and so its systemd, on this host. */
const isRootHere = ({isOurs, takesModule}: Guest): boolean => isOurs && takesModule;

/** A service with what is complained of in its files, where there are any, and a verifier that can be asked. */
const verified = async <Asked extends AskedService>(
  asked: Asked,
  verifier: Verifier | undefined,
): Promise<Asked> => {
  const complaints =
    verifier === undefined || typeof asked.service === 'string'
      ? undefined
      : await verifyService(asked.service, verifier);
  return complaints === undefined ? asked : {...asked, complaints};
};
