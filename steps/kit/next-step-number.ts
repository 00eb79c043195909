import type {StepFile} from './step-files.ts';

/** The number after the highest that a file's name begins with, read or not, in whatever set. */
export const nextStepNumber = (files: readonly Pick<StepFile, 'name'>[]): number =>
  1 + Math.max(0, ...files.map(({name}) => Number(/^\d+/.exec(name)?.[0] ?? 0)));
