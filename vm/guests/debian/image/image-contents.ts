/** Debian packages of the guest, beyond the essential ones; apt brings what they need. */
export const imagePackages = [
  'systemd-sysv',
  'udev',
  'kmod',
  'dbus',
  'openssh-server',
  'netcat-openbsd',
  'iproute2',
  // Stands in for nixpkgs' hello in the steps.
  'hello',
] as const;

/** Meta package of the kernel that is built for virtual machines: small, virtio first. */
export const kernelPackage = 'linux-image-cloud-amd64';

/** Modules that the initrd loads; a kernel that has one built in names no file for it. */
export const initrdModules = [
  'virtio_pci',
  'virtio_blk',
  'virtio_console',
  'virtio_net',
  'erofs',
  'overlay',
] as const;

/** Paths that no guest reads: dpkg does not even unpack them. */
export const excludedPaths = [
  '/usr/share/man/*',
  '/usr/share/info/*',
  '/usr/share/doc/*',
  '/usr/share/locale/*',
  '/usr/share/i18n/*',
  '/usr/share/bash-completion/*',
  '/usr/share/zsh/*',
  '/usr/lib/udev/hwdb.d/*',
] as const;

/** Units that cost boot time, or change a guest by themselves while something is being proved on it. */
export const maskedUnits = [
  'apt-daily.timer',
  'apt-daily-upgrade.timer',
  'dpkg-db-backup.timer',
  'e2scrub_all.timer',
  'e2scrub_reap.service',
  'fstrim.timer',
  'systemd-tmpfiles-clean.timer',
  'getty@.service',
  'serial-getty@.service',
  'console-getty.service',
  'ssh.socket',
  'sshd-keygen.service',
  'regenerate_ssh_host_keys.service',
  'systemd-firstboot.service',
  'systemd-logind.service',
  'systemd-logind-varlink.socket',
  'ldconfig.service',
  'systemd-remount-fs.service',
  'systemd-journal-flush.service',
  'systemd-udev-load-credentials.service',
  'systemd-networkd-persistent-storage.service',
  'systemd-creds.socket',
  'systemd-sysext.socket',
  'systemd-initctl.socket',
  'run-lock.mount',
  'systemd-machine-id-commit.service',
  'systemd-hwdb-update.service',
  'systemd-journal-catalog-update.service',
  'systemd-update-done.service',
  'systemd-random-seed.service',
  'systemd-pstore.service',
  'systemd-networkd-wait-online.service',
  'systemd-network-generator.service',
  'systemd-ask-password-console.path',
  'systemd-ask-password-wall.path',
  'modprobe@configfs.service',
  'modprobe@dm_mod.service',
  'modprobe@drm.service',
  'modprobe@efi_pstore.service',
  'modprobe@fuse.service',
  'modprobe@loop.service',
  'dev-hugepages.mount',
  'sys-kernel-debug.mount',
  'sys-kernel-tracing.mount',
  'sys-kernel-config.mount',
  'sys-fs-fuse-connections.mount',
] as const;
