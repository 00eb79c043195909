import {HarnessError} from './harness-error.ts';

/**
 * The machinery failed, not what it was to prove: a host program is missing, a build or a boot failed, QEMU died.
 */
export class MachineryError extends HarnessError {
  override readonly name: string = 'MachineryError';
  readonly kind = 'machinery';
}
