/**
 * Directives that count for a command with `+`, too: those of the whole control group, those that are no privilege of its process,
 * and the folders that are made for the service. Some systemds apply more of them, as BindPaths=: what is seen is told.
 */
export const keptByPlus: ReadonlySet<string> = new Set(
  `
  UMask SetLoginEnvironment Environment KeyringMode WorkingDirectory
  RuntimeDirectory StateDirectory CacheDirectory LogsDirectory ConfigurationDirectory SetCredential LoadCredential
  RuntimeDirectoryMode StateDirectoryMode CacheDirectoryMode LogsDirectoryMode
  UnsetEnvironment Slice Delegate DelegateSubgroup ManagedOOMPreference NUMAPolicy NUMAMask MemoryKSM MemoryTHP
  PrivateNetwork PrivateIPC DevicePolicy DeviceAllow IPAddressDeny SocketBindDeny
  Personality Nice OOMScoreAdjust CoredumpFilter TimerSlackNSec
  CPUSchedulingPolicy CPUSchedulingPriority IOSchedulingClass IOSchedulingPriority CPUAffinity
  TasksMax MemoryMax MemoryHigh MemoryLow MemoryMin MemorySwapMax MemoryZSwapMax MemoryZSwapWriteback
  CPUWeight CPUQuota CPUQuotaPeriodSec AllowedCPUs AllowedMemoryNodes IOWeight
  IOReadBandwidthMax IOWriteBandwidthMax IOReadIOPSMax IOWriteIOPSMax
  `
    .trim()
    .split(/\s+/),
);
