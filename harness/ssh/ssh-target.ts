/** Where a guest answers SSH, and how both sides prove who they are. */
export type SshTarget = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Private key in OpenSSH's format, or several, in the order in which they are tried. */
  readonly privateKey: string | readonly string[];
  /** Socket of an ssh-agent, whose keys are tried after those. */
  readonly agent?: string;
  /** The only host key that is accepted, or several, each as a line of `ssh_host_*_key.pub`. */
  readonly hostKey: string | readonly string[];
  /** Channels that its sshd allows on one connection (MaxSessions). Default: 10, as OpenSSH's. */
  readonly maxChannels?: number;
  /** Commands are run as root by `sudo -n`, as the user is not root. */
  readonly sudo?: boolean;
};
