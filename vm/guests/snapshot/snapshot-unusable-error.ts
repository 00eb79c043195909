import {MachineryError} from '../../../harness/errors/machinery-error.ts';
import type {Snapshot} from './snapshot.ts';

/** A snapshot that looked sound does not make a guest that answers. */
export class SnapshotUnusableError extends MachineryError {
  override readonly name = 'SnapshotUnusableError';
  readonly snapshot: Snapshot;

  constructor(snapshot: Snapshot, cause: unknown) {
    const [why = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    super(`${snapshot.folder} cannot be restored: ${why}`, {cause});
    this.snapshot = snapshot;
  }
}
