#include "capabilities.h"
#include "output.h"
#include "sections.h"
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static const char *const names[] = {
    "chown",        "dac_override",    "dac_read_search", "fowner",         "fsetid",         "kill",
    "setgid",       "setuid",          "setpcap",         "linux_immutable", "net_bind_service", "net_broadcast",
    "net_admin",    "net_raw",         "ipc_lock",        "ipc_owner",      "sys_module",     "sys_rawio",
    "sys_chroot",   "sys_ptrace",      "sys_pacct",       "sys_admin",      "sys_boot",       "sys_nice",
    "sys_resource", "sys_time",        "sys_tty_config",  "mknod",          "lease",          "audit_write",
    "audit_control", "setfcap",        "mac_override",    "mac_admin",      "syslog",         "wake_alarm",
    "block_suspend", "audit_read",     "perfmon",         "bpf",            "checkpoint_restore"};
static const int known = sizeof names / sizeof *names;

/* Those of 0 to 63 that are in the set, by name; "cap_41" for one that is not known here. */
static void set(const char *name, unsigned long long bits) {
  int i;
  char other[16];
  member(name);
  open_list();
  for (i = 0; i < 64; i++) {
    if (bits >> i & 1) {
      item();
      if (i < known) {
        string(names[i]);
      } else {
        snprintf(other, sizeof other, "cap_%d", i);
        string(other);
      }
    }
  }
  close_list();
}

static struct {
  unsigned effective, permitted, inheritable;
} data[2];

static int read_sets(void) {
  struct {
    unsigned version;
    int pid;
  } header = {0x20080522, 0};
  return syscall(SYS_capget, &header, data);
}

int has_capability(int number) { return read_sets() == 0 && data[number / 32].effective >> number % 32 & 1; }

void capabilities(void) {
  unsigned long long bounding = 0, ambient = 0;
  int i;
  if (read_sets() != 0) {
    _exit(1);
  }
  for (i = 0; i < 64; i++) {
    if (prctl(PR_CAPBSET_READ, i, 0, 0, 0) == 1) {
      bounding |= 1ULL << i;
    }
    if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_IS_SET, i, 0, 0) == 1) {
      ambient |= 1ULL << i;
    }
  }
  open_object();
  set("effective", data[0].effective | (unsigned long long)data[1].effective << 32);
  set("permitted", data[0].permitted | (unsigned long long)data[1].permitted << 32);
  set("inheritable", data[0].inheritable | (unsigned long long)data[1].inheritable << 32);
  set("bounding", bounding);
  set("ambient", ambient);
  close_object();
}
