import {mkdir} from 'node:fs/promises';
import {allOrAbort} from '../../harness/wait/all-or-abort.ts';
import type {Guest} from '../../vm/guests/guest/guest.ts';
import {inspectServices} from '../../vm/inspect/inspect-services.ts';
import type {AskedService} from '../../vm/inspect/service/asked-service.ts';
import type {Inspection} from '../../vm/inspect/service/inspection.ts';
import {buildProbe} from '../../vm/probe/build-probe.ts';
import type {Workspace} from '../../vm/workspace/workspace.ts';
import type {CommandContext} from '../progress/command-context.ts';

/** Starts a guest, inspects services there, and ends it. */
export const inspectGuest = async (
  guest: Guest,
  services: readonly AskedService[],
  workspace: Workspace,
  {progress, signal}: CommandContext,
): Promise<Inspection> => {
  const files = workspace.run.file(`logs-${guest.name.replaceAll(/\W/g, '-')}`);
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
