import type {ErrorKind} from './error-kind.ts';

/** The same in every copy of this class: two copies of the package may meet in one process, where `instanceof` fails. */
const brand = Symbol.for('harness.errors.HarnessError');

/**
 * An error that the harness itself throws. Its message stands alone in a log; what was thrown before it is its `cause`. An
 * error of another class that comes out of the harness is a defect.
 */
export abstract class HarnessError extends Error {
  override readonly name: string = 'HarnessError';
  abstract readonly kind: ErrorKind;

  // On the prototype: an error that is printed shows its own fields alone.
  get [brand](): ErrorKind {
    return this.kind;
  }

  /** Whether something that was thrown is an error of the harness, of this copy of the package or of another. */
  static is(error: unknown): error is HarnessError {
    return error instanceof Error && brand in error;
  }
}
