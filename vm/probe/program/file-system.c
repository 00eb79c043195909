#include "file-system.h"
#include <string.h>

static const struct {
  unsigned magic;
  struct file_system what;
} known[] = {
    {0x01021994, {"tmpfs", PLAIN}},
    {0xef53, {"ext4", PLAIN}},
    {0x58465342, {"xfs", PLAIN}},
    {0x9123683e, {"btrfs", PLAIN}},
    {0xe0f5e1e2, {"erofs", PLAIN}},
    {0x73717368, {"squashfs", PLAIN}},
    {0x858458f6, {"ramfs", PLAIN}},
    {0x2fc12fc1, {"zfs", PLAIN}},
    {0xf2f52010, {"f2fs", PLAIN}},
    {0xca451a4e, {"bcachefs", PLAIN}},
    {0x4d44, {"vfat", PLAIN}},
    {0x9660, {"iso9660", PLAIN}},
    {0x01021997, {"9p", LAYERED}},
    {0x6a656a63, {"virtiofs", LAYERED}},
    {0x794c7630, {"overlay", LAYERED}},
    {0x19800202, {"mqueue", LAYERED}},
    {0x1cd1, {"devpts", LAYERED}},
    {0x9fa0, {"proc", KERNEL}},
    {0x62656572, {"sysfs", KERNEL}},
    {0x63677270, {"cgroup2", KERNEL}},
    {0x27e0eb, {"cgroup", KERNEL}},
    {0x64626720, {"debugfs", KERNEL}},
    {0x74726163, {"tracefs", KERNEL}},
    {0x73636673, {"securityfs", KERNEL}},
    {0xcafe4a11, {"bpf", KERNEL}},
    {0x62656570, {"configfs", KERNEL}},
    {0xde5e81e4, {"efivarfs", KERNEL}},
    {0x6165676c, {"pstore", KERNEL}},
    {0x42494e4d, {"binfmt_misc", KERNEL}},
    {0x958458f6, {"hugetlbfs", KERNEL}},
    {0xf97cff8c, {"selinux", KERNEL}},
    {0x6e736673, {"nsfs", KERNEL}},
    {0x67596969, {"rpc_pipefs", KERNEL}},
    {0x6969, {"nfs", REMOTE}},
    {0xff534d42, {"cifs", REMOTE}},
    {0xfe534d42, {"smb3", REMOTE}},
    {0x00c36400, {"ceph", REMOTE}},
    {0x5346414f, {"afs", REMOTE}},
    {0x65735546, {"fuse", REMOTE}},
    {0x0187, {"autofs", REMOTE}},
    {0x6b414653, {"kafs", REMOTE}},
    {0x7461636f, {"ocfs2", REMOTE}},
    {0x01161970, {"gfs2", REMOTE}},
};

struct file_system file_system_of(unsigned long magic) {
  static const struct file_system other = {"other", PLAIN};
  unsigned i;
  for (i = 0; i < sizeof known / sizeof *known; i++) {
    if (known[i].magic == (unsigned)magic) {
      return known[i].what;
    }
  }
  return other;
}

int is_remote(const char *type) {
  static const char *const types[] = {"nfs", "cifs", "smb3", "ceph", "afs", "fuse", "autofs", "ocfs2", "gfs2"};
  unsigned i;
  for (i = 0; i < sizeof types / sizeof *types; i++) {
    if (strncmp(type, types[i], strlen(types[i])) == 0) {
      return 1;
    }
  }
  return 0;
}
