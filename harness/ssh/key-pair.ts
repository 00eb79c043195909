import ssh2 from 'ssh2';

/** A key of SSH, both halves. */
export type KeyPair = {
  /** OpenSSH's private key format, unencrypted. */
  private: string;
  /** One line as in authorized_keys. */
  public: string;
};

/** A new ed25519 key. */
export const keyPair = (comment: string): KeyPair => ssh2.utils.generateKeyPairSync('ed25519', {comment});
