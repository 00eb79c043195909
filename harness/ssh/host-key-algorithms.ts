import type {ServerHostKeyAlgorithm} from 'ssh2';

/** Kinds of host keys that ssh2 can check, with what they sign with. RSA's own name stands for SHA-1, which nobody takes. */
const algorithms: Readonly<Record<string, readonly ServerHostKeyAlgorithm[]>> = {
  'ssh-ed25519': ['ssh-ed25519'],
  'ecdsa-sha2-nistp256': ['ecdsa-sha2-nistp256'],
  'ecdsa-sha2-nistp384': ['ecdsa-sha2-nistp384'],
  'ecdsa-sha2-nistp521': ['ecdsa-sha2-nistp521'],
  'ssh-rsa': ['rsa-sha2-512', 'rsa-sha2-256'],
};

/** The algorithms by which a host can show the keys of these lines of `ssh_host_*_key.pub`; none for a kind that cannot be checked. */
export const hostKeyAlgorithms = (lines: readonly string[]): ServerHostKeyAlgorithm[] => [
  ...new Set(lines.flatMap((line) => algorithms[line.split(' ')[0] ?? ''] ?? [])),
];
