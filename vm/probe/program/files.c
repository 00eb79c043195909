/* Files of the kernel that a service may write: each is opened, none is written. */
#include "ask.h"
#include "file.h"
#include "output.h"
#include "sections.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void one(const char *name, const char *path, int flags) {
  int fd = open(path, flags | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW | O_CLOEXEC);
  tell_answer(name, answer_of(fd));
  if (fd >= 0) {
    close(fd);
  }
}

static void all(const char *name, const char *const *paths, int count, int flags) {
  int i;
  member(name);
  open_object();
  for (i = 0; i < count; i++) {
    one(paths[i], paths[i], flags);
  }
  close_object();
}

/* Those of the cgroup that we are in, and the root of all that we can see. */
static void cgroup(void) {
  static const char *const names[] = {"cgroup.procs", "cgroup.subtree_control", "memory.max", "pids.max"};
  char text[4096], path[4200], *own = own_cgroup(text, sizeof text);
  unsigned i;
  member("cgroup");
  open_object();
  for (i = 0; own != NULL && i < sizeof names / sizeof *names; i++) {
    snprintf(path, sizeof path, "/sys/fs/cgroup%s/%s", own, names[i]);
    one(names[i], path, O_WRONLY);
  }
  one("root/cgroup.procs", "/sys/fs/cgroup/cgroup.procs", O_WRONLY);
  close_object();
}

void files(void) {
  static const char *const tunables[] = {
      "/proc/sys/kernel/core_pattern", "/proc/sys/kernel/hostname",   "/proc/sys/kernel/printk",
      "/proc/sys/kernel/sysrq",        "/proc/sys/vm/drop_caches",    "/proc/sys/vm/overcommit_memory",
      "/proc/sys/net/ipv4/ip_forward", "/proc/sys/fs/file-max",       "/proc/sysrq-trigger",
      "/proc/irq/default_smp_affinity", "/sys/kernel/uevent_seqnum",  "/sys/power/state",
      "/sys/kernel/mm/transparent_hugepage/enabled"};
  static const char *const secrets[] = {"/proc/kcore",  "/proc/kmsg", "/proc/kallsyms", "/proc/1/environ",
                                        "/proc/1/root/.", "/proc/modules", "/proc/timer_list"};
  open_object();
  all("tunables", tunables, sizeof tunables / sizeof *tunables, O_WRONLY);
  all("secrets", secrets, sizeof secrets / sizeof *secrets, O_RDONLY);
  cgroup();
  close_object();
}
