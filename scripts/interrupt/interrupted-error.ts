/** The run was asked to end. Exit status 130. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
  readonly exitStatus = 130;
  /** Why, as in "SIGINT" or "npm is gone". */
  readonly why: string;

  constructor(why: string) {
    super(`interrupted: ${why}`);
    this.why = why;
  }
}
