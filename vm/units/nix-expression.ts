import {UsageError} from '../../harness/errors/usage-error.ts';

/** A piece of Nix code, made with the template tag `nix`; a plain string would become a Nix string instead. */
export class NixExpression {
  /** The code, complete in itself. */
  readonly code: string;

  constructor(code: string) {
    this.code = code;
  }

  /** @throws UsageError always: inside a JavaScript string, Nix would never see the expression. */
  toString(): never {
    throw new UsageError(
      `The Nix expression ${this.code} cannot be part of a JavaScript string; write the whole value as nix\`...\``,
    );
  }
}
