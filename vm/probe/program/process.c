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
#include <sys/xattr.h>
#include <unistd.h>

#define CALL_ioprio_get 252
#define CALL_keyctl 250
/* musl refuses these two by itself. */
#define CALL_sched_getparam 143
#define CALL_sched_getscheduler 145
/* Newer than some headers. */
#define PR_get_memory_merge 68

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

/* The lines of a file, with semicolons between them; null where it cannot be read. */
static void lines_of(const char *name, const char *path) {
  char lines[4096], *end;
  long length = read_text(path, lines, sizeof lines);
  if (length < 0) {
    member_null(name);
    return;
  }
  if (length > 0 && lines[length - 1] == '\n') {
    lines[length - 1] = '\0';
  }
  while ((end = strchr(lines, '\n')) != NULL) {
    *end = ';';
  }
  member_string(name, lines);
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
      "pids.max",       "cpu.max",     "cpu.weight", "io.weight",  "io.max",          "cpuset.cpus",      "cpuset.mems"};
  char text[4096], path[4300], *own = own_cgroup(text, sizeof text);
  unsigned i;
  member("allowance");
  open_object();
  for (i = 0; own != NULL && i < sizeof names / sizeof *names; i++) {
    snprintf(path, sizeof path, "/sys/fs/cgroup%s/%s", own, names[i]);
    lines_of(names[i], path);
  }
  close_object();
}

/* One byte of what systemd writes to a control group: its own, or the one above, where it lies below that of the service. */
static long marked(const char *name) {
  char text[4096], path[4300], value[8], *own = own_cgroup(text, sizeof text);
  long got;
  if (own == NULL) {
    return -ENOENT;
  }
  snprintf(path, sizeof path, "/sys/fs/cgroup%s", own);
  got = getxattr(path, name, value, sizeof value);
  if (got < 0 && errno == ENODATA && strrchr(own, '/') > own) {
    *strrchr(path, '/') = '\0';
    got = getxattr(path, name, value, sizeof value);
  }
  return got >= 0 ? got > 0 && *value == '1' : errno == ENODATA ? 0 : -errno;
}

static long is_delegated(void) { return marked("user.delegate"); }
static long is_avoided(void) { return marked("user.oomd_avoid"); }
static long is_omitted(void) { return marked("user.oomd_omit"); }

/* The policy of its memory nodes, and these, as bits; as many as an answer has room for. */
static long memory_policy(unsigned long *nodes) {
  int policy = 0;
  return syscall(SYS_get_mempolicy, &policy, nodes, 1025, NULL, 0) == 0 ? policy : -errno;
}
static long numa_policy(void) {
  unsigned long nodes[17] = {0};
  return memory_policy(nodes);
}
static long numa_nodes(void) {
  unsigned long nodes[17] = {0};
  long policy = memory_policy(nodes);
  int i, more = nodes[0] >> 30 != 0;
  for (i = 1; i < 17; i++) {
    more |= nodes[i] != 0;
  }
  return policy < 0 ? policy : more ? -ERANGE : (long)nodes[0];
}

static long value_of(long returned) { return returned < 0 ? -errno : returned; }
static long merges(void) { return value_of(prctl(PR_get_memory_merge, 0, 0, 0, 0)); }
static long huge_pages(void) { return value_of(prctl(PR_GET_THP_DISABLE, 0, 0, 0, 0)); }

static void member_word(const char *name, long value, const char *const *words, int count) {
  if (value < 0 || value >= count) {
    member_null(name);
  } else {
    member_string(name, words[value]);
  }
}

/* Where it is in the tree of control groups, and how its memory is dealt with: asked by calls that a filter may take. */
static void group_and_memory(void) {
  static const char *const policies[] = {"default", "preferred", "bind", "interleave", "local"};
  static const char *const huge[] = {"system", "disable", "unknown", "madvise"};
  static const char *const switches[] = {"no", "yes"};
  static const char *const preferences[] = {"none", "avoid", "omit", "omit"};
  static const struct question questions[] = {
      {"delegated", is_delegated, {0}, 0},     {"avoided", is_avoided, {0}, 0}, {"omitted", is_omitted, {0}, 0},
      {"numa-policy", numa_policy, {0}, 0}, {"numa-nodes", numa_nodes, {0}, 0}, {"merges", merges, {0}, 0},
      {"huge-pages", huge_pages, {0}, 0}};
  char text[4096], *own = own_cgroup(text, sizeof text);
  long told[7];
  int i;
  ask_values(questions, 7, told);
  member("group");
  open_object();
  if (own == NULL) {
    member_null("path");
  } else {
    member_string("path", own);
  }
  member_word("delegated", told[0], switches, 2);
  member_word("oomPreference", told[1] < 0 || told[2] < 0 ? -1 : told[1] + 2 * told[2], preferences, 4);
  close_object();
  member("memory");
  open_object();
  member_word("numaPolicy", told[3], policies, 5);
  if (told[4] < 0) {
    member_null("numaNodes");
  } else {
    member("numaNodes");
    open_list();
    for (i = 0; i < 30; i++) {
      if (told[4] >> i & 1) {
        item();
        number(i);
      }
    }
    close_list();
  }
  member_word("merges", told[5], switches, 2);
  member_word("hugePages", told[6], huge, 4);
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
  lines_of("oomScoreAdjust", "/proc/self/oom_score_adj");
  lines_of("coredumpFilter", "/proc/self/coredump_filter");
  member_number("timerSlackNs", prctl(PR_GET_TIMERSLACK, 0, 0, 0, 0));
  keyring();
  limits();
  environment();
  cgroup_limits();
  group_and_memory();
  close_object();
}
