import type {UnseenEntry} from './entry/directive-entry.ts';
import type {Subject} from './entry/subject.ts';

const because = (subject: Subject, unseen: string, ...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, {subject, unseen}] as const));

const image =
  'what is in an image is for who made it to say; its paths are told, and what else is declared of them';
const lsm = 'a security module decides when something is done, not when it is asked for';
const traffic = 'it shows in traffic beyond the machine, and the probe sends none';
const program = 'what a BPF program does, only its author knows';
const pressure = 'it shows when the machine is short of something';
const startup = 'it counts while the machine boots';
const later = 'it counts when the service has ended';
const quota = 'it shows when a disk is full';

/** Directives that bear on the sandbox and that no probe can see, each with the reason. */
export const unseenDirectives: Readonly<Record<string, UnseenEntry>> = {
  ...because(
    'file system',
    image,
    'RootImage',
    'RootImageOptions',
    'RootImagePolicy',
    'RootHash',
    'RootHashSignature',
    'RootVerity',
    'RootEphemeral',
    'RootMStack',
    'ExtensionDirectories',
    'ExtensionImages',
    'ExtensionImagePolicy',
    'MountImages',
    'MountImagePolicy',
  ),
  ...because(
    'file system',
    quota,
    'StateDirectoryAccounting',
    'StateDirectoryQuota',
    'CacheDirectoryAccounting',
    'CacheDirectoryQuota',
    'LogsDirectoryAccounting',
    'LogsDirectoryQuota',
  ),
  ...because(
    'file system',
    'it shows only in a root of its own, and there by the paths that are told',
    'MountAPIVFS',
    'BindLogSockets',
    'RootDirectoryStartOnly',
  ),
  ...because(
    'file system',
    'whether there is such a credential, the machine decides',
    'SetCredentialEncrypted',
    'LoadCredentialEncrypted',
    'ImportCredential',
  ),
  ...because(
    'file system',
    'systemd gives it to a directory that it makes, and leaves one that is there as it is',
    'ConfigurationDirectoryMode',
  ),
  ...because('file system', lsm, 'RestrictFileSystems'),
  ...because(
    'identity',
    'what is in the file is told by the names of the environment',
    'EnvironmentFile',
    'PassEnvironment',
  ),
  ...because('identity', 'where programs are looked for, not what they may do', 'ExecSearchPath'),
  ...because('identity', later, 'RemoveIPC'),
  ...because('identity', 'it says which commands the others apply to', 'PermissionsStartOnly'),
  ...because('kernel', program, 'BPFProgram', 'BPFDelegateCommands', 'BPFDelegateMaps'),
  ...because('kernel', program, 'BPFDelegatePrograms', 'BPFDelegateAttachments', 'PrivateBPF'),
  ...because(
    'processes',
    'which capabilities the namespaces leave is told by the capabilities',
    'DelegateNamespaces',
  ),
  ...because(
    'processes',
    'which of the machine’s namespaces it is, only who made it can say',
    'UserNamespacePath',
    'NetworkNamespacePath',
    'IPCNamespacePath',
  ),
  ...because(
    'network',
    'it closes nothing, and opens again what another directive closes',
    'IPAddressAllow',
    'SocketBindAllow',
  ),
  ...because('network', program, 'IPIngressFilterPath', 'IPEgressFilterPath'),
  ...because('network', traffic, 'NFTSet', 'RestrictNetworkInterfaces', 'BindNetworkInterface'),
  ...because('system calls', 'what it takes is let do, and logged', 'SystemCallLog'),
  ...because('privileges', lsm, 'SELinuxContext', 'AppArmorProfile', 'SmackProcessLabel'),
  ...because(
    'limits',
    'it ends where a process is started, and the probe is several',
    'CPUSchedulingResetOnFork',
  ),
  ...because(
    'limits',
    startup,
    'StartupAllowedCPUs',
    'StartupAllowedMemoryNodes',
    'StartupCPUWeight',
    'StartupMemoryLow',
    'StartupMemoryHigh',
    'StartupMemoryMax',
    'StartupMemorySwapMax',
    'StartupMemoryZSwapMax',
    'StartupIOWeight',
  ),
  ...because(
    'limits',
    pressure,
    'IODeviceWeight',
    'IODeviceLatencyTargetSec',
    'ManagedOOMSwap',
    'ManagedOOMMemoryPressure',
    'ManagedOOMMemoryPressureLimit',
    'ManagedOOMMemoryPressureDurationSec',
    'OOMRules',
  ),
  ...because('limits', 'it is of control groups below that of the service', 'DisableControllers'),
  ...because('limits', 'the machine’s other control groups decide it, too', 'CPUSetPartition'),
};
