import {UsageError} from '../../errors/usage-error.ts';

/** There is neither a private key nor an ssh-agent to log in with. */
export class NoIdentityError extends UsageError {
  override readonly name = 'NoIdentityError';
  /** The machine, as in `ssh://root@host:22`. */
  readonly target: string;
  /** The files that were looked at, and what is wrong with them. */
  readonly tried: string;

  constructor(target: string, tried: string) {
    super(`${target}: there is no key to log in with: ${tried}`);
    this.target = target;
    this.tried = tried;
  }
}
