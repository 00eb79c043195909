import {MachineryError} from '../errors/machinery-error.ts';

/** KVM was asked for and does not work on this host. */
export class KvmUnusableError extends MachineryError {
  override readonly name = 'KvmUnusableError';
  /** Why, in a few words that fit on one line. */
  readonly reason: string;

  constructor(reason: string) {
    super(`KVM cannot be used: ${reason}`);
    this.reason = reason;
  }
}
