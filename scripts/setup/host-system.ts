import type {RunOptions, RunResult} from '../../harness/process/run.ts';

/** What setting up asks of the host; a test gives a made-up one. */
export type HostSystem = {
  /** The path of a program along PATH or in the sbin folders; undefined when it is not there. */
  which: (program: string) => string | undefined;
  fileExists: (path: string) => boolean;
  /** Whether the program in this file needs no shared libraries. */
  isStatic: (path: string) => boolean;
  isRoot: boolean;
  /** Whether somebody can be asked for a password. */
  hasTerminal: boolean;
  env: Readonly<Record<string, string | undefined>>;
  /** As harness/process/run.ts. */
  run: (file: string, args: readonly string[], options?: RunOptions) => Promise<RunResult>;
  sleep: (durationMs: number, signal?: AbortSignal) => Promise<void>;
};
