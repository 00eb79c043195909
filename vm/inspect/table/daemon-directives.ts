/**
 * Directives of `[Service]` that say how a daemon is run and spoken to, and not what its process may see and do. A twin has none of
 * them. Some would change something on the machine: RuntimeDirectoryPreserve= and what systemd does at the end, LogNamespace= and
 * PAMName=, which start services of their own.
 */
export const daemonDirectives: ReadonlySet<string> = new Set(
  `
  Type ExitType NotifyAccess BusName PIDFile GuessMainPID RemainAfterExit Sockets NonBlocking OpenFile
  FileDescriptorStoreMax FileDescriptorStorePreserve LUOSession USBFunctionDescriptors USBFunctionStrings
  ExecCondition ExecStartPre ExecStart ExecStartPost ExecReload ExecReloadPost ExecStop ExecStopPost
  ReloadSignal RefreshOnReload
  Restart RestartMode RestartSec RestartSteps RestartMaxDelaySec RestartRandomizedDelaySec
  RestartPreventExitStatus RestartForceExitStatus SuccessExitStatus
  TimeoutSec TimeoutStartSec TimeoutStopSec TimeoutAbortSec TimeoutStartFailureMode TimeoutStopFailureMode
  TimeoutCleanSec RuntimeMaxSec RuntimeRandomizedExtraSec WatchdogSec WatchdogSignal
  StartLimitInterval StartLimitBurst StartLimitAction FailureAction RebootArgument OOMPolicy
  KillMode KillSignal RestartKillSignal FinalKillSignal SendSIGKILL SendSIGHUP IgnoreSIGPIPE
  StandardInput StandardOutput StandardError StandardInputText StandardInputData
  TTYPath TTYReset TTYVHangup TTYVTDisallocate TTYRows TTYColumns
  SyslogIdentifier SyslogFacility SyslogLevel SyslogLevelPrefix
  LogLevelMax LogRateLimitIntervalSec LogRateLimitBurst LogExtraFields LogFilterPatterns LogNamespace
  UtmpIdentifier UtmpMode PAMName RuntimeDirectoryPreserve CoredumpReceive
  MemoryAccounting IOAccounting TasksAccounting IPAccounting CPUAccounting
  MemoryPressureThresholdSec MemoryPressureWatch CPUPressureThresholdSec CPUPressureWatch
  IOPressureThresholdSec IOPressureWatch
  `
    .trim()
    .split(/\s+/),
);
