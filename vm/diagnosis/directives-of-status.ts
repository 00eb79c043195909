/**
 * Which directives systemd is at when it gives up with one of its own exit statuses (systemd.exec(5), "Process Exit Codes"), by the
 * status' name. Limits and what is run are told by prefix, as in `Limit`.
 */
export const directivesOfStatus: Readonly<Record<string, readonly string[]>> = {
  CHDIR: ['WorkingDirectory'],
  NICE: ['Nice'],
  EXEC: ['NoExecPaths', 'RootDirectory', 'RootImage', 'RestrictFileSystems'],
  FDS: ['OpenFile'],
  LIMITS: ['Limit', 'CoredumpFilter'],
  OOM_ADJUST: ['OOMScoreAdjust'],
  STDIN: ['StandardInput', 'TTYPath'],
  STDOUT: ['StandardOutput', 'TTYPath'],
  STDERR: ['StandardError', 'TTYPath'],
  CHROOT: ['RootDirectory'],
  IOPRIO: ['IOSchedulingClass', 'IOSchedulingPriority'],
  TIMERSLACK: ['TimerSlackNSec'],
  SECUREBITS: ['SecureBits'],
  SETSCHEDULER: ['CPUSchedulingPolicy', 'CPUSchedulingPriority', 'CPUSchedulingResetOnFork'],
  CPUAFFINITY: ['CPUAffinity'],
  // One that may become nobody else fails here, at the groups of its user.
  GROUP: ['Group', 'SupplementaryGroups', 'User'],
  USER: ['User', 'DynamicUser', 'PrivateUsers'],
  // The last take some of the bounding set.
  CAPABILITIES: [
    ...['AmbientCapabilities', 'CapabilityBoundingSet'],
    ...['PrivateDevices', 'ProtectKernelModules', 'ProtectKernelLogs', 'ProtectClock'],
  ],
  CGROUP: ['Slice', 'Delegate'],
  PAM: ['PAMName'],
  NETWORK: ['PrivateNetwork', 'NetworkNamespacePath'],
  NAMESPACE: [
    ...['BindPaths', 'BindReadOnlyPaths', 'ReadOnlyPaths', 'ReadWritePaths', 'InaccessiblePaths'],
    ...['ExecPaths', 'NoExecPaths', 'TemporaryFileSystem', 'RootDirectory', 'RootImage', 'MountImages'],
    ...['ExtensionImages', 'ExtensionDirectories', 'PrivateUsers', 'PrivatePIDs', 'ProtectHostname'],
    ...['PrivateIPC', 'IPCNamespacePath'],
  ],
  NO_NEW_PRIVILEGES: ['NoNewPrivileges'],
  SECCOMP: [
    ...['SystemCallFilter', 'SystemCallArchitectures', 'SystemCallLog', 'RestrictNamespaces'],
    ...['MemoryDenyWriteExecute', 'RestrictRealtime', 'RestrictSUIDSGID', 'LockPersonality'],
    // Each of these takes some system calls away, too.
    ...[
      'ProtectKernelTunables',
      'ProtectKernelModules',
      'ProtectKernelLogs',
      'ProtectClock',
      'PrivateDevices',
    ],
  ],
  SELINUX_CONTEXT: ['SELinuxContext'],
  PERSONALITY: ['Personality'],
  APPARMOR: ['AppArmorProfile'],
  ADDRESS_FAMILIES: ['RestrictAddressFamilies'],
  RUNTIME_DIRECTORY: ['RuntimeDirectory'],
  SMACK_PROCESS_LABEL: ['SmackProcessLabel'],
  KEYRING: ['KeyringMode'],
  STATE_DIRECTORY: ['StateDirectory'],
  CACHE_DIRECTORY: ['CacheDirectory'],
  LOGS_DIRECTORY: ['LogsDirectory'],
  CONFIGURATION_DIRECTORY: ['ConfigurationDirectory'],
  NUMA_POLICY: ['NUMAPolicy', 'NUMAMask'],
  CREDENTIALS: [
    ...['LoadCredential', 'LoadCredentialEncrypted', 'ImportCredential'],
    ...['SetCredential', 'SetCredentialEncrypted'],
  ],
  BPF: ['RestrictFileSystems', 'RestrictNetworkInterfaces'],
  KSM: ['MemoryKSM'],
  MEMORY_THP: ['MemoryTHP'],
};
