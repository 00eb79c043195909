import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {allOrAbort} from '../../harness/wait/all-or-abort.ts';
import type {Guest} from '../../vm/guests/guest/guest.ts';
import type {ExecKind} from '../../vm/inspect/exec/exec-kind.ts';
import type {UnitSource} from '../../vm/inspect/unit/unit-source.ts';
import {verifyService} from '../../vm/lint/verify-service.ts';
import {inspectServices} from '../../vm/inspect/inspect-services.ts';
import {buildService} from '../../vm/inspect/module/build-service.ts';
import {putServices} from '../../vm/inspect/module/put-services.ts';
import {checkNames} from '../../vm/inspect/unit/check-names.ts';
import {parseLocated} from '../../vm/inspect/unit/parse-located.ts';
import type {Inspection} from '../../vm/inspect/service/inspection.ts';
import {buildProbe} from '../../vm/probe/build-probe.ts';
import type {Workspace} from '../../vm/workspace/workspace.ts';
import type {CommandContext} from '../progress/command-context.ts';
import {isOfModule} from './is-of-module.ts';
import type {RequestedService} from './requested-service.ts';

/** A service, the directives that its twin is not given, and the line in whose place the probe runs. */
type Wanted = {
  readonly service: RequestedService;
  readonly relax?: readonly string[];
  readonly exec?: ExecKind;
};

type InspectGuestOptions = {
  readonly wanted: readonly Wanted[];
  /** The probe's program; it is built when there is none. */
  readonly probe: Uint8Array | undefined;
};

/**
 * Starts a guest, inspects services there, and ends it.
 *
 * @throws UsageError for a service of a module that cannot be made; MachineryError when the guest fails.
 */
export const inspectGuest = async (
  guest: Guest,
  {wanted, probe: given}: InspectGuestOptions,
  workspace: Workspace,
  {progress, signal}: CommandContext,
): Promise<Inspection> => {
  const files = workspace.run.file(`logs-${guest.name.replaceAll(/\W/g, '-')}`);
  await mkdir(files);
  const phase = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    progress.now(guest.name, name);
    return work();
  };
  const [{probe, services, built}, started] = await allOrAbort(
    async (aborted) => {
      const programs = async () => guest.programs(workspace);
      const probe = given ?? (await buildProbe(workspace, await programs(), aborted));
      /** A guest of ours that gets its units from us has its root, and so its systemd, on this host. */
      const isItsSystemdHere = guest.isOurs && guest.takesModule;
      const verified = async (service: UnitSource, index: number) => ({
        service,
        complaints: isItsSystemdHere
          ? await verifyService(service, join(files, `units-${index}`), {
              rootfs: await programs(),
              store: workspace.cache.store,
              signal: aborted,
            })
          : [],
      });
      const made = await Promise.all(
        wanted.map(async ({service, relax = [], exec = 'ExecStart'}, index) => {
          if (!isOfModule(service)) {
            const asked = typeof service === 'string' ? {service} : await verified(service, index);
            return {...asked, relax, exec, built: undefined};
          }
          const built = await buildService(service, {
            rootfs: await programs(),
            store: workspace.cache.store,
            signal: aborted,
          });
          checkNames(parseLocated(built.source));
          return {...(await verified(built.source, index)), relax, exec, built};
        }),
      );
      return {probe, services: made, built: made.flatMap((each) => each.built ?? [])};
    },
    async (aborted) => guest.openBare(workspace, {name: guest.name, files, phase, signal: aborted}),
    signal,
  );
  let inspection: Inspection;
  try {
    await putServices(
      started.machine,
      built,
      workspace.run.file(`services-${guest.name.replaceAll(/\W/g, '-')}`),
      signal,
    );
    inspection = await phase('inspect', async () =>
      inspectServices({
        machine: started.machine,
        probe,
        services,
        isThrownAway: guest.isOurs,
        signal,
      }),
    );
  } finally {
    await started[Symbol.asyncDispose]();
  }
  progress.done(guest.name);
  return inspection;
};
