/* How the process was started: limits, scheduling, environment, and what its cgroup allows it. */
#include "ask.h"
#include "file.h"
#include "output.h"
#include "sections.h"
#include <errno.h>
#include <limits.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <unistd.h>

#define CALL_ioprio_get 252
#define CALL_keyctl 250
/* musl refuses these two by itself. */
#define CALL_sched_getparam 143
#define CALL_sched_getscheduler 145

static void limit_value(rlim_t value) {
  item();
  if (value == RLIM_INFINITY) {
    string("infinity");
  } else {
    number(value);
  }
}

static void limits(void) {
  static const char *const names[] = {"CPU",    "FSIZE", "DATA",       "STACK",    "CORE", "RSS",    "NPROC",  "NOFILE",
                                      "MEMLOCK", "AS",    "LOCKS",      "SIGPENDING", "MSGQUEUE", "NICE", "RTPRIO", "RTTIME"};
  int i;
  member("limits");
  open_object();
  for (i = 0; i < 16; i++) {
    struct rlimit limit;
    if (getrlimit(i, &limit) == 0) {
      member(names[i]);
      open_list();
      limit_value(limit.rlim_cur);
      limit_value(limit.rlim_max);
      close_list();
    }
  }
  close_object();
}

static void scheduling(void) {
  static const char *const policies[] = {"other", "fifo", "rr", "batch", "iso", "idle", "deadline", "ext"};
  static const char *const classes[] = {"none", "realtime", "best-effort", "idle"};
  int policy = syscall(CALL_sched_getscheduler, 0), io = syscall(CALL_ioprio_get, 1, 0);
  struct sched_param first = {0};
  cpu_set_t allowed;
  syscall(CALL_sched_getparam, 0, &first);
  member_string("scheduling", policy < 0 ? "unseen" : policies[policy & 7]);
  member_boolean("resetOnFork", policy >= 0 && (policy & SCHED_RESET_ON_FORK));
  member_number("schedulingPriority", first.sched_priority);
  errno = 0;
  member_number("nice", getpriority(PRIO_PROCESS, 0));
  member_string("ioClass", io < 0 ? "unseen" : classes[io >> 13 & 3]);
  member_number("ioPriority", io < 0 ? 0 : io & 7);
  CPU_ZERO(&allowed);
  member("cpus");
  open_list();
  if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) {
    int i;
    for (i = 0; i < CPU_SETSIZE; i++) {
      if (CPU_ISSET(i, &allowed)) {
        item();
        number(i);
      }
    }
  }
  close_list();
}

/* The first line of a file; null where it cannot be read. */
static void line_of(const char *name, const char *path) {
  char line[4096];
  if (read_text(path, line, sizeof line) < 0) {
    member_null(name);
    return;
  }
  line[strcspn(line, "\n")] = '\0';
  member_string(name, line);
}

/* "keyring;uid;gid;permissions;name" of the session's keyring: 0x6 describes, -3 is the session's. */
static void keyring(void) {
  char found[256] = "", *name;
  long length = syscall(CALL_keyctl, 6, -3, found, sizeof found - 1);
  name = length > 0 ? strrchr(found, ';') : NULL;
  if (name == NULL) {
    member_null("keyring");
  } else {
    member_string("keyring", name + 1);
  }
}

static int by_text(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

/* Names only: values may be secrets. */
static void environment(void) {
  static const char *names[4096];
  int count = 0, i;
  for (; environ[count] != NULL && count < 4096; count++) {
    unsigned long length = strcspn(environ[count], "=");
    names[count] = strndup(environ[count], length);
  }
  qsort(names, count, sizeof *names, by_text);
  member("environment");
  open_list();
  for (i = 0; i < count; i++) {
    item();
    string(names[i]);
  }
  close_list();
}

static void cgroup_limits(void) {
  static const char *const names[] = {
      "memory.max",     "memory.high", "memory.low", "memory.min", "memory.swap.max", "memory.zswap.max", "memory.zswap.writeback",
      "pids.max",       "cpu.max",     "cpu.weight", "io.weight",  "cpuset.cpus",     "cpuset.mems"};
  char text[4096], path[4300], *own = own_cgroup(text, sizeof text);
  unsigned i;
  member("allowance");
  open_object();
  for (i = 0; own != NULL && i < sizeof names / sizeof *names; i++) {
    snprintf(path, sizeof path, "/sys/fs/cgroup%s/%s", own, names[i]);
    line_of(names[i], path);
  }
  close_object();
}

void process(void) {
  char folder[PATH_MAX];
  struct utsname names;
  open_object();
  if (getcwd(folder, sizeof folder) == NULL) {
    member_null("cwd");
  } else {
    member_string("cwd", folder);
  }
  member_string("hostname", uname(&names) == 0 ? names.nodename : "");
  member_string("machine", uname(&names) == 0 ? names.machine : "");
  scheduling();
  line_of("oomScoreAdjust", "/proc/self/oom_score_adj");
  line_of("coredumpFilter", "/proc/self/coredump_filter");
  member_number("timerSlackNs", prctl(PR_GET_TIMERSLACK, 0, 0, 0, 0));
  keyring();
  limits();
  environment();
  cgroup_limits();
  close_object();
}
