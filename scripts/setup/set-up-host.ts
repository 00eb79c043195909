import type {Guest} from '../../vm/guests/guest/guest.ts';
import type {CommandContext} from '../progress/command-context.ts';
import {ensureHostPackages} from './ensure-host-packages.ts';

/**
 * Sees to it that the host has all programs that these guests need, or any guest without them, and says so: what is installed in any case, each package only
 * on a terminal.
 *
 * @throws MachineryError when something is missing that cannot be installed.
 */
export const setUpHost = async (
  {progress, signal}: CommandContext,
  guests?: readonly Pick<Guest, 'hostPrograms'>[],
): Promise<void> => {
  await ensureHostPackages({
    ...(guests === undefined ? {} : {guests}),
    onProgress: (line) =>
      line.startsWith('installing ') ? progress.now('setup', line) : progress.detail('setup', line),
    signal,
  });
  progress.done('setup');
};
