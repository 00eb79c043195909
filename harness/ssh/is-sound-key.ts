import ssh2 from 'ssh2';

/** Whether a half of a key, in a format of OpenSSH's, can be read as such. sshd passes over a public one that cannot, without a word to who logs in. */
export const isSoundKey = (half: string): boolean => !(ssh2.utils.parseKey(half) instanceof Error);
