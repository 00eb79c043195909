import {MachineryError} from '../errors/machinery-error.ts';

/** A machine's state could not be saved or restored. */
export class MigrationError extends MachineryError {
  override readonly name = 'MigrationError';

  constructor(message: string, cause?: unknown) {
    super(message, {cause});
  }
}
