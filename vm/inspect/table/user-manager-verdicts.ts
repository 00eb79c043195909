type UserManagerVerdict = {readonly state: 'not in force' | 'unseen'; readonly why: string};

const because = (state: UserManagerVerdict['state'], why: string, ...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, {state, why}] as const));

const bpf = 'a user’s manager may load no BPF program, by which systemd does this';

/**
 * Directives of which it is known before what becomes of them in services of an ordinary user's manager: what it cannot bring into
 * force, whatever else shows what they promise, and what no probe can tell there.
 */
export const userManagerVerdicts: Readonly<Record<string, UserManagerVerdict>> = {
  ...because('not in force', bpf, 'DevicePolicy', 'DeviceAllow', 'BPFProgram', 'RestrictFileSystems'),
  ...because(
    'not in force',
    bpf,
    'IPAddressAllow',
    'IPAddressDeny',
    'IPIngressFilterPath',
    'IPEgressFilterPath',
  ),
  ...because('not in force', bpf, 'SocketBindAllow', 'SocketBindDeny', 'RestrictNetworkInterfaces'),
  ...because('not in force', 'a user’s manager may write no rules of the firewall', 'NFTSet'),
  ...because(
    'not in force',
    'what a user’s manager gives counts in a user namespace of its own alone',
    'AmbientCapabilities',
    'SecureBits',
  ),
  ...because('unseen', 'each control group of a user’s manager is the user’s', 'Delegate'),
  ...because('unseen', 'the keyring of a user’s manager looks like one of the service’s own', 'KeyringMode'),
};
