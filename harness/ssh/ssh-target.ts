/** Where a guest answers SSH, and how both sides prove who they are. */
export type SshTarget = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Private key in OpenSSH's format. */
  readonly privateKey: string;
  /** The only host key that is accepted, as a line of `ssh_host_*_key.pub`. */
  readonly hostKey: string;
  /** Channels that its sshd allows on one connection (MaxSessions). Default: 10, as OpenSSH's. */
  readonly maxChannels?: number;
};
