/**
 * What a confined service has on with mode full-apivfs and off with chroot-only, unless it says otherwise, by the module's
 * documentation. For who checks the module and our models of it, which do not read it.
 */
export const modeSwitches: readonly string[] = [
  'MountAPIVFS',
  'PrivateDevices',
  'PrivateTmp',
  'PrivateUsers',
  'ProtectControlGroups',
  'ProtectKernelModules',
  'ProtectKernelTunables',
];
