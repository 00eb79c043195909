/** What a person asks for who wants to log in to a machine. */
export type UserLogin = {
  readonly user: string;
  readonly host: string;
  /** Default: what the user's configuration says, else 22. */
  readonly port?: number;
  /** File of the private key. Default: what the user's configuration says, else OpenSSH's own names in ~/.ssh. */
  readonly identity?: string;
  /** File of the known host keys. Default: as the user's configuration says, else OpenSSH's own. */
  readonly knownHosts?: string;
};
