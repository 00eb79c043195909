import {SshError} from './ssh-error.ts';

/** The host shows another key than any that is pinned for it. */
export class HostKeyError extends SshError {
  override readonly name = 'HostKeyError';

  constructor(target: string, cause?: unknown) {
    super(target, 'the host shows another key than the pinned one', cause);
  }
}
