import type {ExecutionContext} from 'ava';
import type {Machine} from '../../harness/machine/machine.ts';
import type {ConfinedShell} from '../../vm/instance/confined-shell.ts';
import type {ProbingShell} from '../../vm/probe/probing-shell.ts';
import type {FurtherService} from '../../vm/units/further-service.ts';
import type {Generation} from '../../vm/modules/generations.ts';
import type {NixExpression} from '../../vm/units/nix-expression.ts';
import type {StepService} from '../../vm/units/step-service.ts';
import type {ExpectedComplaints} from './expected-complaints.ts';
import type {RefusalWords, Refused} from './refused.ts';
import type {Regression} from './regression.ts';
import type {StepFacts} from './step-facts.ts';

/** What a step's test works with. */
export type StepContext<Name extends string = string, Service extends string = never> = {
  /** Runs commands inside the step's confinement; each in an instance of the service that is started for it. */
  readonly confined: ConfinedShell;
  /** Runs commands in the guest as root, outside of any confinement. */
  readonly outside: ProbingShell;
  /** The guest itself, for what a shell cannot do. */
  readonly machine: Machine;
  /**
   * Full name of one of the step's `services` in the guest, for the calls of `machine`: `unit('reload')` is
   * `test<N>-reload.service`, and `unit('pool@', 'a')` an instance of a template, `test<N>-pool@a.service`.
   *
   * @throws UsageError for a service that the step does not have, and for an instance of what is no template.
   */
  readonly unit: (name: Service, instance?: string) => string;
  /** Store paths of the step's `store`, as the guest sees them. */
  readonly store: Readonly<Record<Name, string>>;
  /** What is so on this guest, for expectations that depend on it. */
  readonly facts: StepFacts;
  /** AVA's, for assertions of its own. */
  readonly t: ExecutionContext;
};

/** A step as its file writes it. Its number is the number in the file's name. */
export type StepDefinition<Name extends string = string, Service extends string = never> = StepParts<
  Name,
  Service
> &
  (Proof<Name, Service> | {readonly refused: RefusalWords; readonly test?: undefined});

/** What a step whose units are built proves. */
type Proof<Name extends string, Service extends string> = {
  /** Generations of the module that refuse the step's units, each with what its words must have; elsewhere there is `test`. */
  readonly refused?: Refused;
  /** Proves it; must throw, or fail an assertion of `t`, when it does not hold. */
  readonly test: (context: StepContext<Name, Service>) => Promise<void>;
};

type StepParts<Name extends string, Service extends string> = {
  /** What is proved, as in "symlinks are properly bind-mounted". */
  readonly description: string;
  /** Where more is told of it: addresses, or as in "nixpkgs#464323", "nixpkgs PR 289593", "systemd#37096". */
  readonly reference?: string | readonly string[];
  /** Whether there is something to prove on this guest; a text says why there is not. Default: on every guest. */
  readonly applies?: (facts: StepFacts) => true | string;
  /** It is a known regression, and fails where that reproduces. */
  readonly reproduces?: Regression;
  /**
   * What systemd complains of in the step's units on purpose, when it is asked to verify them: words of each complaint. Such a one
   * must come, and with any other the step fails. Default: none.
   */
  readonly complaints?: ExpectedComplaints;
  /** Store paths that the step needs, each a Nix expression over `pkgs`, `lib` and `store`. */
  readonly store?: Readonly<Record<Name, NixExpression>>;
  /** What the step's service sets; gets references to the entries of `store`. */
  readonly service?: (store: Readonly<Record<Name, NixExpression>>) => StepService;
  /**
   * Further services, by names of their own; a name that ends in `@` is a template. Nothing starts them but the test, and
   * those that it leaves running or failed are stopped and reset after it.
   */
  readonly services?: (
    store: Readonly<Record<Name, NixExpression>>,
  ) => Readonly<Record<Service, FurtherService>>;
  /**
   * Binds the probe, one static file, into the confinement, so that `exposure()` and `exposes()` can be asked.
   * Default: false.
   */
  readonly exposure?: boolean;
};

/** A step with its number. */
export type Step = {
  readonly number: number;
  /** Where it is written: path of its file, and the line where its definition begins, from 1. Absent when it was read from no file. */
  readonly source?: {readonly file: string; readonly line: number};
  /** The set that it is of, by the name of its folder; absent when it is of none. */
  readonly set?: string;
  readonly description: string;
  readonly references?: readonly string[];
  /** Whether there is something to prove on a guest; a text says why there is not. */
  readonly applies?: (facts: StepFacts) => true | string;
  readonly reproduces?: Regression;
  readonly complaints?: ExpectedComplaints;
  readonly store: Readonly<Record<string, NixExpression>>;
  readonly service: StepService;
  readonly services?: Readonly<Record<string, FurtherService>>;
  /** What must be found in Nix' words, for each generation that is to refuse it. */
  readonly refused?: Refused;
  /** The generations of `refused`. */
  readonly refusedBy?: readonly Generation[];
  /** Proves it; throws when it does not hold. */
  readonly test: (context: StepContext<string, string>) => Promise<void>;
};
