import {MachineryError} from '../../../../harness/errors/machinery-error.ts';

/** A snapshot that looked sound does not make a guest that answers. */
export class SnapshotUnusableError extends MachineryError {
  override readonly name = 'SnapshotUnusableError';
  /** The snapshot's folder. */
  readonly folder: string;

  constructor(folder: string, cause: unknown) {
    const [why = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    super(`${folder} cannot be restored: ${why}`, {cause});
    this.folder = folder;
  }
}
