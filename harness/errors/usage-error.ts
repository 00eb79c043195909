import {HarnessError} from './harness-error.ts';

/**
 * The user asked for something that cannot be: a wrong flag, a wrong step, a wrong value.
 * Its message is one line that says what is wrong, where, and what is allowed.
 */
export class UsageError extends HarnessError {
  override readonly name: string = 'UsageError';
  readonly kind = 'usage';
}
