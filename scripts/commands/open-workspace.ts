import type {AccelerationChoice} from '../../harness/qemu/acceleration.ts';
import {Workspace} from '../../vm/workspace/workspace.ts';
import type {CommandContext} from '../progress/command-context.ts';

type Options = {
  readonly accel: AccelerationChoice;
  readonly cold?: boolean;
  readonly timeoutFactor?: number | undefined;
};

/**
 * The workspace of a command for one guest, which tells what goes on under a name.
 *
 * @param name of the guest, as progress has it
 */
export const openWorkspace = async (
  name: string,
  {accel, cold = false, timeoutFactor}: Options,
  {progress, signal}: CommandContext,
): Promise<Workspace> =>
  Workspace.open({
    acceleration: accel,
    cold,
    ...(timeoutFactor === undefined ? {} : {timeoutFactor}),
    onProgress: (line) => progress.detail(name, line),
    onWarning: (line) => progress.say(line),
    signal,
  });
