import {MachineryError} from '../errors/machinery-error.ts';

/** The connection to the guest could not be made, broke, or refused a channel. */
export class SshError extends MachineryError {
  override readonly name: string = 'SshError';
  /** `user@host:port`. */
  readonly target: string;

  constructor(target: string, message: string, cause?: unknown) {
    super(`ssh ${target}: ${message}`, {cause});
    this.target = target;
  }
}
