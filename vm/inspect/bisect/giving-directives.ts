/** Directives that give a service something that it may need, and take nothing away: its identity, folders, variables, secrets. */
export const givingDirectives: ReadonlySet<string> = new Set(
  `
  User Group SupplementaryGroups DynamicUser AmbientCapabilities
  RuntimeDirectory StateDirectory CacheDirectory LogsDirectory ConfigurationDirectory
  RuntimeDirectoryMode StateDirectoryMode CacheDirectoryMode LogsDirectoryMode ConfigurationDirectoryMode
  Environment EnvironmentFile PassEnvironment ExecSearchPath WorkingDirectory
  LoadCredential LoadCredentialEncrypted SetCredential SetCredentialEncrypted ImportCredential
  ReadWritePaths ExecPaths BindPaths BindReadOnlyPaths DeviceAllow IPAddressAllow SocketBindAllow
  JoinsNamespaceOf Slice Delegate
  `
    .trim()
    .split(/\s+/),
);
