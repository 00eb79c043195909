import type {NixExpression} from './nix-expression.ts';
import type {StepService} from './step-service.ts';

/** What Nix has to know of a step. */
export type StepUnit = {
  /** Positive integer, unique: names the units test<N>.socket and test<N>@.service. */
  readonly number: number;
  readonly description: string;
  /** Store paths that the step needs, by the names under which its test finds them. May refer to one another. */
  readonly store: Readonly<Record<string, NixExpression>>;
  readonly service: StepService;
};
