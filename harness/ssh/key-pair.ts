import ssh2 from 'ssh2';
import {MachineryError} from '../errors/machinery-error.ts';
import {isSoundKey} from './is-sound-key.ts';

/** A key of SSH, both halves. */
export type KeyPair = {
  /** OpenSSH's private key format, unencrypted. */
  private: string;
  /** One line as in authorized_keys. */
  public: string;
};

/** More keys than these are not bad one after the other. */
const mostTries = 16;

/**
 * A new ed25519 key.
 *
 * @throws MachineryError when ssh2 makes none that can be read.
 */
export const keyPair = (comment: string): KeyPair => {
  for (let tries = 0; tries < mostTries; tries++) {
    // One in 256 lacks the zero that its public half begins with (https://github.com/mscdex/ssh2/issues/1390).
    const pair = ssh2.utils.generateKeyPairSync('ed25519', {comment});
    if (isSoundKey(pair.private) && isSoundKey(pair.public)) {
      return pair;
    }
  }
  throw new MachineryError(`none of ${mostTries} new ed25519 keys can be read by ssh2, which made them`);
};
