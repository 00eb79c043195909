import type {Difference} from '../../probe/difference.ts';
import type {ExecLine} from '../exec/exec-line.ts';
import type {Observation} from '../judge/observation.ts';
import type {Verdict} from '../judge/verdict.ts';
import type {Relaxed} from '../relax/relaxed.ts';
import type {Suggestion} from '../table/suggestions.ts';
import type {MachineNames} from '../values/machine-names.ts';
import type {Lent} from './lent.ts';

/** Something that could be declared, and what it closes here: nothing where it is there for what it `keeps`. */
export type TriedSuggestion = Suggestion & {readonly closes: readonly Difference[]};

/** What one service may see and do. */
export type ServiceInspection = {
  readonly name: string;
  /** The ordinary user whose manager it is a service of; absent for the system's. */
  readonly user?: string;
  /** Files that it was read from, itself first. */
  readonly files: readonly string[];
  /** What these were made of, as of `UnitSource`. */
  readonly origin?: string;
  /** Names of store paths that are empty, as of `UnitSource`. */
  readonly standIns: readonly string[];
  /** The command in whose place the probe ran. */
  readonly exec: ExecLine;
  /** Directives that it declares and that were taken away on purpose: then this is not what the service itself may do. */
  readonly relaxed: readonly Relaxed[];
  readonly verdicts: readonly Verdict[];
  /** Undefined when the probe could tell nothing. */
  readonly observation: Observation | undefined;
  /** Why the probe could tell nothing. */
  readonly whyUnseen: string | undefined;
  /** Undefined when its twin had no more than the service has. */
  readonly lent: Lent | undefined;
  /** Of `systemd-analyze security`, as in `9.6`. */
  readonly score: string | undefined;
  readonly suggestions: readonly TriedSuggestion[];
  /** Directives that the twin did not have as the unit has them, each with the reason. */
  readonly changed: ReadonlyMap<string, string>;
  /** What PID 1 said of the twin. */
  readonly said: readonly string[];
  /** Paths that systemd may have made meanwhile, for the twins of others. */
  readonly ofOthers: readonly string[];
};

/** A service that could not be inspected, and why, in one line. */
export type ServiceProblem = {
  readonly name: string;
  readonly problem: string;
  /** As of `ServiceInspection`. */
  readonly user?: string;
  /** As of `ServiceInspection`; absent where it did not come so far. */
  readonly relaxed?: readonly Relaxed[];
  /** The line that was to be inspected. */
  readonly exec?: Pick<ExecLine, 'kind'>;
};

/** What services may see and do on a machine. */
export type Inspection = {
  readonly machine: string;
  readonly systemdVersion: string;
  readonly kernel: string;
  readonly names: MachineNames;
  /** In the order in which they were asked for. */
  readonly services: readonly (ServiceInspection | ServiceProblem)[];
};
