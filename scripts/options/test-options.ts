import type {AccelerationChoice} from '../../harness/qemu/acceleration.ts';
import type {GuestOptionValues} from '../../vm/guests/guest/guest-option.ts';
import type {TransportName} from '../../vm/shell/transports.ts';

/** What `confinement test` is told. */
export type TestOptions = {
  guest: readonly string[];
  module: readonly string[];
  /** Sets of steps; all without any. */
  set: readonly string[];
  match: readonly string[];
  accel: AccelerationChoice;
  /** How often, or how long, all is proved again and again, as in `20`. Default: once. */
  repeat?: string;
  /** How often a step that failed is proved again at most. Default: never. */
  rerunFailed?: number;
  /** The list of known flakes, a JSON file. Default: none. */
  knownFlakes?: string;
  keep: boolean;
  /** Of what is selected only what did not end well in the newest run. */
  lastFailed: boolean;
  /** Print TAP in place of the summary. */
  tap: boolean;
  cold: boolean;
  isolate: boolean;
  /** Default: nc, and for a machine that is not ours, which may have none, socket. */
  transport?: TransportName;
  timeoutFactor?: number;
  /** Steps at once. Default: what one machine bears, or, with `isolate`, the host. */
  jobs?: number;
  /** As in `2/4`. Default: what the CI system says, else all. */
  shard?: string;
  /** Folder of the steps. Default: this project's own. */
  steps?: string;
  /** Values of the options that only some guests take. */
  guestOptions: GuestOptionValues;
};
