/**
 * The user asked for something that cannot be: a wrong flag, a wrong step, a wrong value.
 * Its message is one line that says what is wrong, where, and what is allowed. Exit status 2.
 */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
  readonly exitStatus = 2;
}
