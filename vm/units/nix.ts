import {NixExpression} from './nix-expression.ts';
import type {NixValue} from './nix-value.ts';
import {renderNix} from './render-nix.ts';

/**
 * Template tag for Nix code; `pkgs`, `lib` and `store` (the step's own store entries) are in scope. Nix sees
 * the text as it is written: `\n` stays a backslash and an n. Values in `${}` become Nix literals, other
 * expressions are put in parentheses. For Nix' own `${}` inside a Nix string write `\${}`; a backtick is
 * written with a backslash, too.
 *
 *     nix`pkgs.writeText "greeting" ${'say "hi"'}`
 *     nix`"\${pkgs.hello}/bin/hello"`
 *
 * @throws UsageError for a value that Nix has no literal for (see renderNix).
 */
export const nix = (strings: TemplateStringsArray, ...values: readonly NixValue[]): NixExpression => {
  const code = strings.raw.map((part, index) => {
    const text = part.replaceAll(/\\(`|\$\{)/g, '$1');
    return index < values.length ? text + renderNix(values[index] as NixValue) : text;
  });
  return new NixExpression(code.join(''));
};
