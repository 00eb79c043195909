import type {Machine} from '../../harness/machine/machine.ts';

/** What a step's server sent back for one command, and how that came to its end. */
export type Delivery = {
  /** All that the server sent, trailer included. */
  readonly stream: Buffer;
  /** What the way to the server had to say, as that nothing listens. */
  readonly stderr: string;
  readonly timedOut: boolean;
  /** Milliseconds. */
  readonly durationMs: number;
};

/**
 * Sends input to a step's socket, byte for byte, closes this end, and resolves to what the server sent until it closed
 * the other.
 */
export type Transport = (
  machine: Machine,
  socket: string,
  input: Uint8Array,
  timeoutMs: number,
) => Promise<Delivery>;
