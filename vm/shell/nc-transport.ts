import {quote} from '../../harness/process/quote.ts';
import type {Transport} from './transport.ts';

/** Through `nc -NU` in the guest, as a person there would do it, and as nixpkgs' test does. */
export const ncTransport: Transport = async (machine, socket, input, timeoutMs) =>
  machine.execute(`exec nc -NU ${quote(socket)}`, {input, timeoutMs});
