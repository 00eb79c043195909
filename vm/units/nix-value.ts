import type {NixExpression} from './nix-expression.ts';

/** What can be written in Nix: data as Nix literals, expressions as they are. Numbers are integers or decimals. */
export type NixValue =
  | string
  | number
  | boolean
  | null
  | NixExpression
  | readonly NixValue[]
  | {readonly [name: string]: NixValue};
