/* Which namespaces may be made. Each is gone with the process that made it. */
#include "calls.h"
#include <errno.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

#define UNSHARE(name, flag)                                                                                            \
  static long unshare_##name(void) { return answer_of(syscall(SYS_unshare, flag)); }
UNSHARE(cgroup, 0x02000000)
UNSHARE(ipc, 0x08000000)
UNSHARE(mnt, 0x00020000)
UNSHARE(net, 0x40000000)
UNSHARE(pid, 0x20000000)
UNSHARE(time, 0x00000080)
UNSHARE(user, 0x10000000)
UNSHARE(uts, 0x04000000)

static long do_setns(void) { return answer_of(syscall(SYS_setns, -1, 0)); }

const struct question namespace_calls[] = {
    {"setns", do_setns, {EBADF}, 0},
    {"new-cgroup-namespace", unshare_cgroup, {0}, 1},
    {"new-ipc-namespace", unshare_ipc, {0}, 1},
    {"new-mnt-namespace", unshare_mnt, {0}, 1},
    {"new-net-namespace", unshare_net, {0}, 1},
    {"new-pid-namespace", unshare_pid, {0}, 1},
    {"new-time-namespace", unshare_time, {0}, 1},
    {"new-user-namespace", unshare_user, {0}, 1},
    {"new-uts-namespace", unshare_uts, {0}, 1},
};
const int namespace_call_count = sizeof namespace_calls / sizeof *namespace_calls;
