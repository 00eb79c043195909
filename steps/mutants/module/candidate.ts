import type {Step} from '../../kit/step.ts';
import type {StepExposure} from './exposure-on.ts';
import type {Unit} from './unit.ts';

/** A step that passes on sound units, and so may catch broken ones. */
export type Candidate = {
  readonly step: Step;
  readonly units: readonly Unit[];
  /** What it took on sound units, in milliseconds. */
  readonly durationMs: number;
  /** On sound units; absent for a step without the probe. */
  readonly exposure?: StepExposure;
  /** How many mutants it has caught. */
  catches: number;
};
