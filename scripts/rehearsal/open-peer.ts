import {writeFile} from 'node:fs/promises';
import {parseSshAddress} from '../../vm/guests/ssh/parse-ssh-address.ts';
import {buildVmLink} from './build-vm-link.ts';
import {type PeerKind, peerConfiguration} from './peer-configuration.ts';
import type {Peer} from './peer.ts';
import {reachPeer} from './reach-peer.ts';
import type {RehearsalOptions} from './rehearsal-options.ts';
import {startPeer} from './start-peer.ts';

/** The NixOS that a route goes to: the one that was named, by its address or its run script, else one that is built. */
export const openPeer = async (
  kind: PeerKind,
  options: RehearsalOptions,
  signal: AbortSignal,
): Promise<Peer> => {
  const {nixpkgs, timeoutFactor} = options;
  const given = kind === 'plain' ? options.ssh : options.sshOwn;
  const address = given === undefined ? undefined : parseSshAddress(given);
  if (given !== undefined && address !== undefined) {
    return reachPeer(given, address, options, signal);
  }
  return startPeer(
    async ({run, key}) => {
      if (given !== undefined) {
        return given;
      }
      const configuration = run.file('peer.nix');
      await writeFile(configuration, peerConfiguration(kind, key.public));
      return buildVmLink({configuration, nixpkgs, link: run.file('peer-result'), signal});
    },
    timeoutFactor === undefined ? undefined : Number(timeoutFactor),
    signal,
  );
};
