import {UsageError} from '../../errors/usage-error.ts';

/** The file that was named as a private key to log in with cannot be used as one. */
export class UnusableIdentityError extends UsageError {
  override readonly name = 'UnusableIdentityError';
  readonly file: string;
  /** What is wrong with it, as in `needs a passphrase`. */
  readonly reason: string;

  constructor(file: string, reason: string) {
    super(`${file} cannot be used to log in: it ${reason}`);
    this.file = file;
    this.reason = reason;
  }
}
