import type {Generation} from '../modules/generations.ts';
import type {FurtherService} from './further-service.ts';
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
  /** Further services, by NAME of test<N>-NAME; a NAME that ends in `@` is a template. Default: none. */
  readonly services?: Readonly<Record<string, FurtherService>>;
  /** Generations of the module that are to refuse the step: a guest of theirs does not get its units. Default: none. */
  readonly refusedBy?: readonly Generation[];
};
