/** Something that a unit could declare. */
export type Suggestion = {
  readonly directive: string;
  readonly value: string;
  /** For which services it is not. */
  readonly unless?: string;
  /** It adds to what the unit declares of the same directive. */
  readonly adds?: true;
  /** A directive that others here may take out of force, and this one keeps in it. */
  readonly keeps?: string;
};

/** What a unit could declare to close what is open. Each is tried before it is told; of those that close as much the first comes first. */
export const suggestions: readonly Suggestion[] = [
  {
    directive: 'CapabilityBoundingSet',
    value:
      '~CAP_SYS_ADMIN CAP_SYS_MODULE CAP_SYS_RAWIO CAP_SYS_PTRACE CAP_SYS_BOOT CAP_SYS_TIME CAP_SYSLOG CAP_BPF CAP_PERFMON CAP_MAC_ADMIN CAP_MAC_OVERRIDE CAP_SYS_CHROOT CAP_SYS_PACCT CAP_MKNOD',
    unless: 'it needs one of them',
  },
  {directive: 'ProtectSystem', value: 'strict', unless: 'it writes to more than its directories'},
  {
    directive: 'ReadOnlyPaths',
    value: '/run',
    unless: 'it writes to more of it than its RuntimeDirectory=',
    adds: true,
    keeps: 'ProtectSystem',
  },
  {directive: 'ProtectHome', value: 'yes'},
  {directive: 'PrivateDevices', value: 'yes', unless: 'it needs devices'},
  {directive: 'DevicePolicy', value: 'closed', unless: 'it needs devices'},
  {directive: 'ProtectKernelModules', value: 'yes'},
  {directive: 'ProtectKernelTunables', value: 'yes'},
  {directive: 'ProtectKernelLogs', value: 'yes'},
  {directive: 'ProtectControlGroups', value: 'yes'},
  {directive: 'ProtectClock', value: 'yes'},
  {directive: 'ProtectHostname', value: 'yes'},
  {directive: 'ProtectProc', value: 'invisible'},
  {directive: 'ProcSubset', value: 'pid', unless: 'it reads /proc beyond processes'},
  {directive: 'PrivateTmp', value: 'yes'},
  {directive: 'NoNewPrivileges', value: 'yes', unless: 'it runs setuid programs'},
  {directive: 'RestrictNamespaces', value: 'yes'},
  {directive: 'SystemCallFilter', value: '@system-service'},
  {directive: 'SystemCallArchitectures', value: 'native'},
  {
    directive: 'RestrictAddressFamilies',
    value: 'AF_UNIX AF_INET AF_INET6',
    unless: 'it uses netlink or another',
  },
  {directive: 'MemoryDenyWriteExecute', value: 'yes', unless: 'it makes code while it runs'},
  {directive: 'RestrictRealtime', value: 'yes'},
  {directive: 'RestrictSUIDSGID', value: 'yes'},
  {directive: 'LockPersonality', value: 'yes'},
  {directive: 'PrivateUsers', value: 'yes', unless: 'it acts as several users, or over the machine'},
  {directive: 'PrivateMounts', value: 'yes', unless: 'others see what it mounts'},
  {directive: 'IPAddressDeny', value: 'any', unless: 'it uses the network'},
  {directive: 'SocketBindDeny', value: 'any', unless: 'it opens ports'},
  {directive: 'PrivateNetwork', value: 'yes', unless: 'it uses the network'},
  {directive: 'PrivateIPC', value: 'yes', unless: 'it shares memory with others'},
  {directive: 'UMask', value: '0077', unless: 'others read its files'},
];
