import type {StepDefinition} from './step.ts';

/** Marks what a step's file exports, so that its types are checked where they are written. */
export const defineStep = <Name extends string = never, Service extends string = never>(
  definition: StepDefinition<Name, Service>,
): StepDefinition<Name, Service> => definition;
