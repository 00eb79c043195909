import {NixExpression} from './nix-expression.ts';
import type {ValueKind} from './value-kind.ts';

// A line break would start another directive.
const isText = (value: unknown): boolean => typeof value === 'string' && !/[\n\r\0]/.test(value);
const isTextOrExpression = (value: unknown): boolean => isText(value) || value instanceof NixExpression;
const isTexts = (value: unknown): boolean =>
  isText(value) || (Array.isArray(value) && value.every(isTextOrExpression));
const isWord = (value: unknown, words: readonly string[]): boolean =>
  typeof value === 'string' && words.includes(value);

/**
 * Checks a directive's value against its kind.
 *
 * @returns undefined when it fits, else what would be allowed, to follow "must be".
 */
export const checkValue = (value: unknown, kind: ValueKind): string | undefined => {
  if (value instanceof NixExpression) {
    return undefined;
  }
  switch (kind.kind) {
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'true or false';
    case 'text':
      return isText(value) ? undefined : 'a string of one line';
    case 'texts':
      return isTexts(value) ? undefined : 'a string of one line or a list of such strings';
    case 'integer':
      return Number.isSafeInteger(value) ? undefined : 'an integer';
    case 'amount':
      return Number.isSafeInteger(value) || isText(value)
        ? undefined
        : 'an integer or a string such as 5min or 64M';
    case 'choice':
      return isWord(value, kind.words) ? undefined : `one of ${kind.words.join(', ')}`;
    case 'flagOr':
      return typeof value === 'boolean' || isWord(value, kind.words)
        ? undefined
        : `true, false or one of ${kind.words.join(', ')}`;
    case 'any':
      return typeof value === 'boolean' || Number.isSafeInteger(value) || isTexts(value)
        ? undefined
        : 'true, false, an integer, a string of one line or a list of such strings';
  }
};
