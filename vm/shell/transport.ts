import type {Machine} from '../../harness/machine/machine.ts';
import type {CommandResult} from '../../harness/ssh/command-result.ts';

/**
 * Sends input to a step's socket, byte for byte, closes this end, and resolves to what the server sent until it closed the
 * other: its standard output is that, trailer included; on standard error is what the way to the server had to say, as
 * that nothing listens.
 */
export type Transport = (
  machine: Machine,
  socket: string,
  input: Uint8Array,
  timeoutMs: number,
) => Promise<CommandResult>;
