import type {Readable} from 'node:stream';

/** How one command runs in a guest. */
export type ExecOptions = {
  /** Milliseconds after which the command is ended in the guest, with all that it started. Default: 15 min. */
  timeoutMs?: number;
  /** Written to the command's standard input, which then ends; empty without it. A stream is written as it comes. */
  input?: string | Uint8Array | Readable;
  /** Aborting it ends the command in the guest. */
  signal?: AbortSignal;
  /** Called with each piece of output as it comes. */
  onStdout?: (chunk: Buffer) => void;
  /** The same for standard error. */
  onStderr?: (chunk: Buffer) => void;
};
