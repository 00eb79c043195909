import type {NixExpression} from './nix-expression.ts';
import type {ValueKind} from './value-kind.ts';

type Text = string | NixExpression;

type Literal<Kind extends ValueKind> = Kind extends {readonly kind: 'flag'}
  ? boolean
  : Kind extends {readonly kind: 'text'}
    ? string
    : Kind extends {readonly kind: 'texts'}
      ? string | readonly Text[]
      : Kind extends {readonly kind: 'integer'}
        ? number
        : Kind extends {readonly kind: 'amount'}
          ? number | string
          : Kind extends {readonly kind: 'choice'; readonly words: readonly (infer Word)[]}
            ? Word
            : Kind extends {readonly kind: 'flagOr'; readonly words: readonly (infer Word)[]}
              ? boolean | Word
              : Kind extends {readonly kind: 'any'}
                ? boolean | number | string | readonly Text[]
                : never;

/** The type of a directive's value. A Nix expression may stand for any, for instance nix`lib.mkForce false`. */
export type ValueOf<Kind extends ValueKind> = Literal<Kind> | NixExpression;
