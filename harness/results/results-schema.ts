import {z} from 'zod';
import {runSchema} from './run-schema.ts';

/**
 * The text of `results.schema.json`, which is published for programs that read `results.json`. It lets fields pass that it
 * does not name: later versions may have more.
 */
export const resultsSchema = (): string => {
  const {$schema, ...schema} = z.toJSONSchema(runSchema, {io: 'input'});
  return `${JSON.stringify({$schema, title: 'results.json of a run', ...schema}, undefined, 2)}\n`;
};
