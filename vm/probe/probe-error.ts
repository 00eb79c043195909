import {HarnessError} from '../../harness/errors/harness-error.ts';

/** The probe ran and did not tell what it was asked. The message stands alone in a CI log. */
export class ProbeError extends HarnessError {
  override readonly name = 'ProbeError';
  readonly kind = 'machinery';
}
