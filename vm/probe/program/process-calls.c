/* Calls that change the process that makes them, and what it could do to others. It ends right after. */
#include "calls.h"
#include "capabilities.h"
#include "namespaces.h"
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/time.h>
#include <unistd.h>

/* A file that has no name anywhere: in memory, or, where a filter takes that, in a folder, which does not change by it. */
static int nameless_file(void) {
  static const char *const folders[] = {"/tmp", "/dev/shm", "/run", "/var/tmp"};
  int fd = -1;
  unsigned i;
  if (has_memory_files) {
    return syscall(CALL_memfd_create, "confinement-probe", 1);
  }
  for (i = 0; fd < 0 && i < sizeof folders / sizeof *folders; i++) {
    fd = open(folders[i], O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  }
  return fd;
}

static long change_mode(mode_t mode) {
  struct stat found;
  int fd = nameless_file();
  if (fd < 0) {
    return -errno;
  }
  if (fchmod(fd, mode) != 0 || fstat(fd, &found) != 0) {
    return -errno;
  }
  /* Bits that one may not set are left out without an error. */
  return (found.st_mode & 07777) == mode ? 0 : -EPERM;
}

static long do_setuid_bit(void) { return change_mode(04700); }
static long do_setgid_bit(void) { return change_mode(02710); }

static long do_chown(void) {
  int fd = nameless_file();
  return fd < 0 ? -errno : answer_of(fchown(fd, 65534, -1));
}

static long do_setuid(void) { return answer_of(syscall(SYS_setresuid, 65534, 65534, 65534)); }
static long do_setgroups(void) { return answer_of(syscall(SYS_setgroups, 0, NULL)); }

static long do_realtime(void) {
  struct sched_param first = {0};
  first.sched_priority = 1;
  return answer_of(syscall(SYS_sched_setscheduler, 0, SCHED_FIFO, &first));
}

static long do_priority(void) {
  int now = getpriority(PRIO_PROCESS, 0);
  return answer_of(setpriority(PRIO_PROCESS, 0, now <= -20 ? -20 : now - 1));
}

static long do_limit(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_RTPRIO, &limit) != 0) {
    return -errno;
  }
  if (limit.rlim_max != RLIM_INFINITY) {
    limit.rlim_max++;
  }
  return answer_of(setrlimit(RLIMIT_RTPRIO, &limit));
}

static long do_personality(void) { return answer_of(personality(PER_LINUX32)); }
static long do_ptrace(void) { return answer_of(ptrace(PTRACE_TRACEME, 0, 0, 0)); }
static long do_kill(void) { return answer_of(kill(1, 0)); }

/* What lets a process look into the first one; nothing is read. */
static long do_inspect(void) {
  char link[64];
  return answer_of(readlink("/proc/1/ns/mnt", link, sizeof link));
}

/* Of the session's keyring, without making one; 0 is KEYCTL_GET_KEYRING_ID, -3 the session's. */
static long do_keyctl(void) { return answer_of(syscall(CALL_keyctl, 0, -3, 0)); }
/* Ends with the process; -2 is its own keyring. */
static long do_add_key(void) { return answer_of(syscall(CALL_add_key, "user", "confinement-probe", "x", 1, -2)); }

/*
 * Makes a device that cannot be opened and removes it. That shows in the folder's times, which are set back; who is
 * not let, changes nothing.
 */
static long do_mknod(void) {
  static const char *const folders[] = {"/tmp", "/dev/shm", "/run", "/dev", "/var/tmp", "/"};
  char path[64];
  unsigned i;
  for (i = 0; i < sizeof folders / sizeof *folders; i++) {
    struct stat before;
    long answer;
    snprintf(path, sizeof path, "%s/.confinement-probe-%d", folders[i], (int)getpid());
    if (access(folders[i], W_OK | X_OK) != 0 || stat(folders[i], &before) != 0) {
      continue;
    }
    answer = answer_of(mknod(path, S_IFCHR, makedev(1, 3)));
    if (answer == 0) {
      struct timespec times[2];
      times[0] = before.st_atim;
      times[1] = before.st_mtim;
      unlink(path);
      utimensat(AT_FDCWD, folders[i], times, 0);
    }
    return answer;
  }
  /* Nowhere to make it: what is left is a filter, and the capability that the kernel would want. */
  if (mknodat(-1, "x", S_IFCHR, makedev(1, 3)) != 0 && errno != EBADF) {
    return -errno;
  }
  return has_capability(27) && is_first_user_namespace() ? 0 : -EPERM;
}

/* By the gate of another architecture, where the processor has one: 20 is getpid(2) of i386. */
static long do_other_architecture(void) {
#ifdef __x86_64__
  long answer;
  __asm__ volatile("int $0x80" : "=a"(answer) : "a"(20L) : "memory", "r8", "r9", "r10", "r11");
  return answer < 0 ? answer : 0;
#else
  return -ENOSYS;
#endif
}

const struct question process_calls[] = {
    {"setuid-bit", do_setuid_bit, {0}, 0},
    {"setgid-bit", do_setgid_bit, {0}, 0},
    {"chown", do_chown, {0}, 0},
    {"kill-init", do_kill, {0}, 0},
    {"inspect-init", do_inspect, {0}, 0},
    {"keyctl", do_keyctl, {ENOKEY}, 0},
    {"add-key", do_add_key, {0}, 0},
    {"mknod", do_mknod, {0}, 0},
    {"raise-limit", do_limit, {0}, 0},
    {"raise-priority", do_priority, {0}, 0},
    {"personality", do_personality, {0}, 0},
    {"setgroups", do_setgroups, {0}, 0},
    {"setuid", do_setuid, {0}, 1},
    {"realtime", do_realtime, {0}, 1},
    {"ptrace", do_ptrace, {0}, 1},
    {"other-architecture", do_other_architecture, {0}, 1},
};
const int process_call_count = sizeof process_calls / sizeof *process_calls;
