import {ncTransport} from './nc-transport.ts';
import {socketTransport} from './socket-transport.ts';
import type {Transport} from './transport.ts';

/** The ways from the harness to a step's socket. */
export const transports = {nc: ncTransport, socket: socketTransport} as const satisfies Record<
  string,
  Transport
>;

export type TransportName = keyof typeof transports;
