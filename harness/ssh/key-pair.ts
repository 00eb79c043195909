import ssh2 from 'ssh2';
import {isSoundKey} from './is-sound-key.ts';

/** A key of SSH, both halves. */
export type KeyPair = {
  /** OpenSSH's private key format, unencrypted. */
  private: string;
  /** One line as in authorized_keys. */
  public: string;
};

/** A new ed25519 key. */
export const keyPair = (comment: string): KeyPair => {
  for (;;) {
    // One in 256 lacks the zero that its public half begins with (https://github.com/mscdex/ssh2/issues/1390).
    const pair = ssh2.utils.generateKeyPairSync('ed25519', {comment});
    if (isSoundKey(pair.private) && isSoundKey(pair.public)) {
      return pair;
    }
  }
};
