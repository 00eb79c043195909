import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {machineListing} from '../testing/machine-listing.ts';
import {listingDifference} from './listing-difference.ts';
import {openPeer} from './open-peer.ts';
import type {PeerKind} from './peer-configuration.ts';
import type {RehearsalOptions} from './rehearsal-options.ts';
import type {Route} from './route.ts';
import {runConfinement} from './run-confinement.ts';

/** Proves all steps on a machine, which must be as before when that is done, but for what `ownTraces` undoes. */
const provedWithoutTrace = async (
  kind: PeerKind,
  {flags, ownTraces}: {readonly flags: readonly string[]; readonly ownTraces?: string},
  options: RehearsalOptions,
  signal: AbortSignal,
): Promise<string> => {
  await using peer = await openPeer(kind, options, signal);
  const before = await machineListing(peer.machine);
  const shown = await runConfinement({
    args: ['test', ...flags, '--guest', peer.url, ...peer.flags],
    shows: /\d+ passed, 0 failed/,
    signal,
  });
  if (ownTraces !== undefined) {
    await peer.machine.succeed(ownTraces);
  }
  const difference = listingDifference(before, await machineListing(peer.machine));
  if (difference.length > 0) {
    throw new MachineryError(
      `${shown}, but the machine is not as before (${difference.length} lines):\n${difference.join('\n')}`,
    );
  }
  return `${shown}; ${before.length} lines of its listing are as before`;
};

/** The routes to machines that run already. */
export const sshRoutes: readonly Route[] = [
  {
    name: 'ssh',
    run: async (options, signal) =>
      provedWithoutTrace(
        'own',
        {
          flags: [],
          // That its services may write there is what steps prove; the rest is systemd's own, of services that have run.
          ownTraces: [
            'rm -rf /var/lib/testme /var/lib/test[0-9]* /var/lib/private/test[0-9]* /var/cache/test[0-9]* /etc/.pwd.lock',
            'rmdir /run/confinement',
            "systemctl stop 'system-test*.slice'",
          ].join('; '),
        },
        options,
        signal,
      ),
  },
  {
    name: 'ssh-deploy',
    run: async (options, signal) => provedWithoutTrace('plain', {flags: ['--deploy']}, options, signal),
  },
];
