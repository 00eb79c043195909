import {Machine} from '../../harness/machine/machine.ts';
import {connectWithOptions} from '../../vm/guests/ssh/connect-with-options.ts';
import type {SshAddress} from '../../vm/guests/ssh/parse-ssh-address.ts';
import type {Peer} from './peer.ts';
import type {RehearsalOptions} from './rehearsal-options.ts';

/** Milliseconds to be let in, before the factor. */
const loginMs = 20_000;

/** Logs in to a machine that somebody else has started. */
export const reachPeer = async (
  url: string,
  address: SshAddress,
  {identity, knownHosts, timeoutFactor = '1'}: RehearsalOptions,
  signal: AbortSignal,
): Promise<Peer> => {
  const login = {
    ...(identity === undefined ? {} : {identity}),
    ...(knownHosts === undefined ? {} : {knownHosts}),
  };
  const factor = Number(timeoutFactor);
  const ssh = await connectWithOptions({...address, ...login}, {timeoutMs: loginMs * factor, signal});
  const machine = new Machine({name: url, ssh, timeoutFactor: factor});
  return {
    url,
    flags: [
      ...(identity === undefined ? [] : ['--identity', identity]),
      ...(knownHosts === undefined ? [] : ['--known-hosts', knownHosts]),
      ...['--timeout-factor', timeoutFactor],
    ],
    machine,
    [Symbol.asyncDispose]: async () => machine[Symbol.asyncDispose](),
  };
};
