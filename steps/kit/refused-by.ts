import {UsageError} from '../../harness/errors/usage-error.ts';
import {generationNames} from '../../vm/modules/generations.ts';
import type {Refused, RefusalWords} from './refused.ts';

/**
 * What a step says of its refusal, by generation: words alone are those of each.
 *
 * @throws UsageError for what are no words, words that any message has, and a generation that there is not.
 */
export const refusedBy = (refused: RefusalWords | Refused): Refused => {
  const table: Refused =
    typeof refused === 'string' || refused instanceof RegExp
      ? Object.fromEntries(generationNames.map((name) => [name, refused]))
      : refused;
  for (const [generation, words] of Object.entries<unknown>(table)) {
    if (!generationNames.some((name) => name === generation)) {
      throw new UsageError(
        `refused knows no generation ${generation}; allowed: ${generationNames.join(', ')}`,
      );
    }
    if (!(typeof words === 'string' || words instanceof RegExp) || ''.search(words) >= 0) {
      throw new UsageError(
        `refused must be a text or a regular expression that tells its message from others, not ${typeof words === 'string' ? JSON.stringify(words) : String(words)}`,
      );
    }
  }
  return table;
};
