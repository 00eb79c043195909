/**
 * The machinery failed, not what it was to prove: a host program is missing, a build or a boot failed,
 * QEMU died. Exit status 69 (EX_UNAVAILABLE of sysexits.h), so that CI can tell it from a failed step.
 */
export class MachineryError extends Error {
  override readonly name: string = 'MachineryError';
  readonly exitStatus = 69;
}
