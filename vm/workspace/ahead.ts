import type {ConsoleLog} from '../../harness/console/console-log.ts';
import type {StartedMachine} from '../../harness/machine/started-machine.ts';

/** A machine that was restored before anybody asked for it. */
export type MachineAhead = {
  readonly started: StartedMachine;
  /** The log of its console. */
  readonly console: ConsoleLog;
  /** File of a disk that it has not looked at yet, and that whoever takes the machine writes first. */
  readonly emptyDisk?: string;
};

/**
 * Machines that are restored before they are asked for. Each has a recipe, the text of all that it is restored from: what was
 * restored by the same text is the same machine.
 */
export type Ahead = {
  /**
   * Resolves to the machine of a recipe, which is the caller's from then on; to undefined where there is none that runs, or when
   * the signal aborts before it does.
   */
  take(recipe: string, signal?: AbortSignal): Promise<MachineAhead | undefined>;
  /** Told by which recipe a machine came to be. */
  restored(recipe: string): void;
};
