import {HarnessError} from '../../harness/errors/harness-error.ts';

/** The run was asked to end. */
export class InterruptedError extends HarnessError {
  override readonly name = 'InterruptedError';
  readonly kind = 'interrupted';
  /** Why, as in "SIGINT" or "npm is gone". */
  readonly why: string;

  constructor(why: string) {
    super(`interrupted: ${why}`);
    this.why = why;
  }
}
