import {UsageError} from '../../harness/errors/usage-error.ts';
import {NixExpression} from './nix-expression.ts';
import type {NixValue} from './nix-value.ts';

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  $: '\\$',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

const renderString = (text: string): string => {
  if (text.includes('\0')) {
    throw new UsageError(`${JSON.stringify(text)} holds a NUL character, which a Nix string cannot`);
  }
  // Every dollar, since Nix reads "${" as code.
  return `"${text.replace(/[\\"$\n\r\t]/g, (character) => escapes[character] ?? character)}"`;
};

const renderNumber = (value: number): string => {
  const text = String(value);
  // Nix knows neither Infinity nor an exponent without a decimal point.
  if (!/^-?\d+(\.\d+)?$/.test(text)) {
    throw new UsageError(`${text} is not a number that Nix can read`);
  }
  return value < 0 ? `(${text})` : text;
};

const isList = (value: NixValue): value is readonly NixValue[] => Array.isArray(value);

/**
 * The value as Nix code that can stand anywhere in an expression or a list.
 *
 * @throws UsageError for a string with a NUL character, a number that Nix has no literal for, and what is no data.
 */
export const renderNix = (value: NixValue): string => {
  if (value instanceof NixExpression) {
    // A comment at the end of the code would take the parenthesis with it.
    return value.code.includes('#') ? `(${value.code}\n)` : `(${value.code})`;
  }
  if (typeof value === 'string') {
    return renderString(value);
  }
  if (typeof value === 'number') {
    return renderNumber(value);
  }
  if (value === null || typeof value === 'boolean') {
    return String(value);
  }
  if (isList(value)) {
    return value.length === 0 ? '[ ]' : `[ ${value.map(renderNix).join(' ')} ]`;
  }
  const other: unknown = value;
  if (typeof other !== 'object') {
    throw new UsageError(`${typeof other} is nothing that Nix can read; known are data and nix\`...\``);
  }
  const attributes = Object.entries(value).map(
    ([name, inner]) => `${renderString(name)} = ${renderNix(inner)};`,
  );
  return attributes.length === 0 ? '{ }' : `{ ${attributes.join(' ')} }`;
};
