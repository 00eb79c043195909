import type {ExecutionContext} from 'ava';
import type {Machine} from '../../harness/machine/machine.ts';
import type {ProbingShell} from '../../vm/probe/probing-shell.ts';
import type {NixExpression} from '../../vm/units/nix-expression.ts';
import type {StepService} from '../../vm/units/step-service.ts';
import type {Regression} from './regression.ts';
import type {StepFacts} from './step-facts.ts';

/** What a step's test works with. */
export type StepContext<Name extends string = string> = {
  /** Runs commands inside the step's confinement; each in an instance of the service that is started for it. */
  readonly confined: ProbingShell;
  /** Runs commands in the guest as root, outside of any confinement. */
  readonly outside: ProbingShell;
  /** The guest itself, for what a shell cannot do. */
  readonly machine: Machine;
  /** Store paths of the step's `store`, as the guest sees them. */
  readonly store: Readonly<Record<Name, string>>;
  /** What is so on this guest, for expectations that depend on it. */
  readonly facts: StepFacts;
  /** AVA's, for assertions of its own. */
  readonly t: ExecutionContext;
};

/** A step as its file writes it. Its number is the number in the file's name. */
export type StepDefinition<Name extends string = string> = {
  /** What is proved, as in "symlinks are properly bind-mounted". */
  readonly description: string;
  /** Where more is told of it: addresses, or as in "nixpkgs#464323", "nixpkgs PR 289593", "systemd#37096". */
  readonly reference?: string | readonly string[];
  /** Whether there is something to prove on this guest; a text says why there is not. Default: on every guest. */
  readonly applies?: (facts: StepFacts) => true | string;
  /** It is a known regression, and fails where that reproduces. */
  readonly reproduces?: Regression;
  /** Store paths that the step needs, each a Nix expression over `pkgs`, `lib` and `store`. */
  readonly store?: Readonly<Record<Name, NixExpression>>;
  /** What the step's service sets; gets references to the entries of `store`. */
  readonly service?: (store: Readonly<Record<Name, NixExpression>>) => StepService;
  /**
   * Binds the probe, one static file, into the confinement, so that `exposure()` and `exposes()` can be asked.
   * Default: false.
   */
  readonly exposure?: boolean;
  /** Proves it; must throw, or fail an assertion of `t`, when it does not hold. */
  readonly test: (context: StepContext<Name>) => Promise<void>;
};

/** A step with its number. */
export type Step = {
  readonly number: number;
  /** The set that it is of, by the name of its folder; absent when it is of none. */
  readonly set?: string;
  readonly description: string;
  readonly references?: readonly string[];
  readonly applies?: (facts: StepFacts) => true | string;
  readonly reproduces?: Regression;
  readonly store: Readonly<Record<string, NixExpression>>;
  readonly service: StepService;
  /** Proves it; throws when it does not hold. */
  readonly test: (context: StepContext) => Promise<void>;
};
