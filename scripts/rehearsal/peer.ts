import type {Machine} from '../../harness/machine/machine.ts';

/** A NixOS that runs, which `ssh://` routes go to. */
export type Peer = {
  /** As `--guest` takes it. */
  readonly url: string;
  /** Flags that log in to it. */
  readonly flags: readonly string[];
  /** A login of our own, to look at it by. */
  readonly machine: Machine;
} & AsyncDisposable;
