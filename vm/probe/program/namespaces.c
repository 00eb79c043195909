#include "file.h"
#include "output.h"
#include "sections.h"
#include <fcntl.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_pidfd_open
#define SYS_pidfd_open 434
#endif

/* ioctl of a pidfd, since Linux 6.11: shows what there is without /proc. */
#define PIDFD_GET(number) (0xff00 | (number))

static const struct {
  const char *name;
  int number;
} kinds[] = {{"cgroup", 1}, {"ipc", 2}, {"mnt", 3}, {"net", 4}, {"pid", 5}, {"time", 7}, {"user", 9}, {"uts", 10}};

void namespaces(void) {
  char path[64];
  struct stat found;
  int i, self = syscall(SYS_pidfd_open, getpid(), 0);
  open_object();
  for (i = 0; i < 8; i++) {
    snprintf(path, sizeof path, "/proc/self/ns/%s", kinds[i].name);
    if (stat(path, &found) == 0) {
      member_number(kinds[i].name, found.st_ino);
    } else {
      int fd = self < 0 ? -1 : ioctl(self, PIDFD_GET(kinds[i].number), 0);
      if (fd >= 0 && fstat(fd, &found) == 0) {
        member_number(kinds[i].name, found.st_ino);
      } else {
        member_null(kinds[i].name);
      }
      close(fd);
    }
  }
  close_object();
}
