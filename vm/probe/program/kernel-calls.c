/* Calls that would change the machine. Each comment says why this one does not. */
#include "calls.h"
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <sys/fanotify.h>
#include <sys/io.h>
#include <sys/mount.h>
#include <sys/swap.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timex.h>
#include <unistd.h>

static long closed(long fd) {
  long answer = answer_of(fd);
  if (fd >= 0) {
    close(fd);
  }
  return answer;
}

/* Permission comes first, then the file system that is not named. */
static long do_mount(void) { return answer_of(syscall(SYS_mount, NULL, "/", NULL, 0, NULL)); }
/* An empty path is no mount. */
static long do_umount(void) { return answer_of(syscall(SYS_umount2, "", 0)); }
static long do_pivot_root(void) { return answer_of(syscall(SYS_pivot_root, "", "")); }
/* The text of the name is at no address. */
static long do_fsopen(void) { return answer_of(syscall(CALL_fsopen, NULL, 0)); }
/* A copy of a mount that is gone when it is closed; 1 is OPEN_TREE_CLONE. */
static long do_open_tree(void) { return closed(syscall(CALL_open_tree, AT_FDCWD, "/", 1)); }
/* Where we are already. */
static long do_chroot(void) { return answer_of(chroot("/")); }
/* Magic numbers that are none: the kernel looks at them last. */
static long do_reboot(void) { return answer_of(syscall(SYS_reboot, 0, 0, 0, NULL)); }
/* More segments than there can be, and flags that are none. */
static long do_kexec(void) { return answer_of(syscall(CALL_kexec_load, 0, 1000, NULL, 8)); }
static long do_swapon(void) { return answer_of(swapon("", 0)); }
static long do_swapoff(void) { return answer_of(swapoff("")); }
static long do_acct(void) { return answer_of(acct("")); }
/* No file is -1. */
static long do_finit_module(void) { return answer_of(syscall(CALL_finit_module, -1, "", 0)); }
static long do_init_module(void) { return answer_of(syscall(SYS_init_module, NULL, 0, "")); }
static long do_delete_module(void) { return answer_of(syscall(SYS_delete_module, "", O_NONBLOCK)); }
/* Reads no byte of it. 3 is SYSLOG_ACTION_READ_ALL. */
static long do_syslog(void) {
  char none;
  return answer_of(syscall(SYS_syslog, 3, &none, 0));
}
/* Sets neither the time nor the zone. */
static long do_settimeofday(void) { return answer_of(syscall(SYS_settimeofday, NULL, NULL)); }
/* A tick of 0 is refused, after the permission is looked at. */
static long do_clock_adjtime(void) {
  struct timex change = {0};
  change.modes = ADJ_TICK;
  return answer_of(syscall(CALL_clock_adjtime, 0, &change));
}
/* Names longer than any may be. */
static long do_sethostname(void) { return answer_of(syscall(SYS_sethostname, "", -1)); }
static long do_setdomainname(void) { return answer_of(syscall(SYS_setdomainname, "", -1)); }
/* One port that only we could write, and this process ends. */
static long do_ioperm(void) { return answer_of(ioperm(0x80, 1, 1)); }
static long do_open_by_handle(void) { return answer_of(syscall(CALL_open_by_handle_at, -1, NULL, 0)); }
static long do_fanotify(void) { return closed(syscall(SYS_fanotify_init, 0, 0)); }

static long do_bpf(void) {
  /* BPF_MAP_CREATE of an array with one element of four bytes. */
  unsigned attributes[32] = {2, 4, 4, 1};
  return closed(syscall(CALL_bpf, 0, attributes, sizeof attributes));
}

static long do_perf(void) {
  /* A type that there is none of, 64 bytes, of ourselves: looked for when all has been allowed. For an event that there is
     the kernel patches its scheduler while it runs, and back, which QEMU 7.2 may not survive with two processors. */
  unsigned long long attributes[8] = {0xffffffffULL | 64ULL << 32};
  return closed(syscall(CALL_perf_event_open, attributes, 0, -1, -1, 0));
}

/* A ring of no entries is refused, and one of one is closed. */
static long do_io_uring(void) {
  unsigned parameters[30] = {0};
  return closed(syscall(CALL_io_uring_setup, 1, parameters));
}

/* What can only handle faults of the program itself; 1 is UFFD_USER_MODE_ONLY. */
static long do_userfaultfd(void) { return closed(syscall(CALL_userfaultfd, O_CLOEXEC | 1)); }

const struct question kernel_calls[] = {
    {"mount", do_mount, {EINVAL}, 0},
    {"umount", do_umount, {ENOENT, EINVAL}, 0},
    {"pivot-root", do_pivot_root, {ENOENT, EINVAL}, 0},
    {"fsopen", do_fsopen, {EFAULT, EINVAL}, 0},
    {"open-tree", do_open_tree, {EINVAL}, 0},
    {"chroot", do_chroot, {0}, 1},
    {"reboot", do_reboot, {EINVAL}, 0},
    {"kexec", do_kexec, {EINVAL, EBUSY}, 0},
    {"swapon", do_swapon, {ENOENT, EINVAL}, 0},
    {"swapoff", do_swapoff, {ENOENT, EINVAL}, 0},
    {"acct", do_acct, {ENOENT}, 0},
    {"finit-module", do_finit_module, {EBADF}, 0},
    {"init-module", do_init_module, {ENOEXEC, EFAULT}, 0},
    {"delete-module", do_delete_module, {ENOENT}, 0},
    {"syslog", do_syslog, {0}, 0},
    {"settimeofday", do_settimeofday, {0}, 0},
    {"clock-adjtime", do_clock_adjtime, {EINVAL}, 0},
    {"sethostname", do_sethostname, {EINVAL}, 0},
    {"setdomainname", do_setdomainname, {EINVAL}, 0},
    {"ioperm", do_ioperm, {0}, 1},
    {"open-by-handle", do_open_by_handle, {EFAULT, EBADF}, 0},
    {"fanotify", do_fanotify, {0}, 0},
    {"bpf", do_bpf, {0}, 0},
    {"perf-event-open", do_perf, {ENOENT, E2BIG}, 0},
    {"io-uring", do_io_uring, {0}, 0},
    {"userfaultfd", do_userfaultfd, {0}, 0},
};
const int kernel_call_count = sizeof kernel_calls / sizeof *kernel_calls;
