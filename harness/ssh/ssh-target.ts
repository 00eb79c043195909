/** Where a guest answers SSH, and how both sides prove who they are. */
export type SshTarget = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Private key in OpenSSH's format. */
  readonly privateKey: string;
  /** The only host key that is accepted, as a line of `ssh_host_*_key.pub`. */
  readonly hostKey: string;
};
