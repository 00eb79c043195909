import type {TransportName} from '../../shell/transports.ts';
import type {Phase} from '../../workspace/phase.ts';
import type {Workspace} from '../../workspace/workspace.ts';
import type {GuestOptionValues} from './guest-option.ts';
import type {BareRequest, GuestRequest} from './guest-request.ts';
import type {HostProgram} from './host-program.ts';
import type {BareGuest} from './bare-guest.ts';
import type {StartedGuest} from './started-guest.ts';

/** Something that boots, or runs already, and then answers SSH: what the user chose with `--guest`. */
export type Guest = {
  /** As the user names it, in full: `debian:trixie`. */
  readonly name: string;
  /** Whether its units are made by the module that the user chooses; else they came with it. */
  readonly takesModule: boolean;
  /** What the host must have for it. */
  readonly hostPrograms: readonly HostProgram[];
  /** Those of its kind's options that decide what it is, for the command that opens the same again. */
  readonly options: GuestOptionValues;
  /** Commands and options that are not for it, each with the reason, as in `{isolate: 'a machine that …'}`. */
  readonly refuses: Readonly<Partial<Record<'isolate' | 'boot', string>>>;
  /** How commands get to a step's socket in it when the user does not say. */
  readonly transport: TransportName;
  /** Whether it is a machine of its own each time it is opened; else one after the other must have it. */
  readonly isOurs: boolean;
  /** Mebibytes of the host's memory that one machine of it takes. */
  readonly memoryMiB: number;
  /**
   * Looks, before anything is set up or written, whether it can be had.
   *
   * @throws UsageError when not, in one line.
   */
  check(): Promise<void>;
  /** Makes what all machines of it share, and says what is worth knowing before the first is opened. */
  prepare(workspace: Workspace, tools: PrepareTools): Promise<void>;
  /**
   * A started guest with the units of the steps.
   *
   * @throws UsageError for steps that are refused; MachineryError when something fails to be built or to boot.
   */
  open(workspace: Workspace, request: GuestRequest): Promise<StartedGuest>;
  /**
   * A started guest as it is, without units of ours.
   *
   * @throws MachineryError when it does not boot or answer.
   */
  openBare(workspace: Workspace, request: BareRequest): Promise<BareGuest>;
  /** Folder with the slice of a Debian root that programs for it are made of. */
  programs(workspace: Workspace): Promise<string>;
};

/** Who is told what `Guest.prepare` does. */
export type PrepareTools = {
  readonly phase: Phase;
  /** Told in one line of what a user should know. */
  readonly say: (line: string) => void;
};
