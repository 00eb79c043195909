import type {ServiceConfig} from '../../vm/units/service-config.ts';
import type {StepService} from '../../vm/units/step-service.ts';
import type {StepFacts} from '../kit/step-facts.ts';

/** What a mutant's drop-in may build on: the unit as systemd reads it. */
export type EffectiveUnit = {
  /** Every value of BindReadOnlyPaths=, in order. */
  readonly binds: readonly string[];
  /** Store paths of the step, by name. */
  readonly store: Readonly<Record<string, string>>;
};

/** A step's unit, broken on purpose in one way. */
export type Mutant = {
  /** Number of the step. */
  readonly step: number;
  /** What is broken, as in "User= dropped". */
  readonly name: string;
  /** Changes what Nix makes the unit of. */
  readonly service?: (service: StepService & {readonly serviceConfig: ServiceConfig}) => StepService;
  /**
   * Lines of a drop-in that comes after all others: for what the module would not make. An empty assignment resets a
   * list.
   */
  readonly dropIn?: (unit: EffectiveUnit) => readonly string[];
  /** Generations of the module where it is a breakage at all; all of them without it. */
  readonly generations?: readonly StepFacts['generation'][];
  /** Why no check of the step can see it. Such a mutant must pass, so that this list stays true. */
  readonly survives?: string;
};
