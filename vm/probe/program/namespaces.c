#include "file.h"
#include "namespaces.h"
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

/* The number of one of our namespaces; 0 when it cannot be seen. */
static unsigned long long number_of(const char *name, int kind) {
  char path[64];
  struct stat found = {0};
  int self, fd;
  snprintf(path, sizeof path, "/proc/self/ns/%s", name);
  if (stat(path, &found) == 0) {
    return found.st_ino;
  }
  self = syscall(SYS_pidfd_open, getpid(), 0);
  fd = self < 0 ? -1 : ioctl(self, PIDFD_GET(kind), 0);
  if (fd < 0 || fstat(fd, &found) != 0) {
    found.st_ino = 0;
  }
  close(fd);
  close(self);
  return found.st_ino;
}

int is_first_user_namespace(void) {
  unsigned long long number = number_of("user", 9);
  /* PROC_USER_INIT_INO */
  return number == 0 || number == 0xEFFFFFFDU;
}

void namespaces(void) {
  int i;
  open_object();
  for (i = 0; i < 8; i++) {
    unsigned long long number = number_of(kinds[i].name, kinds[i].number);
    if (number == 0) {
      member_null(kinds[i].name);
    } else {
      member_number(kinds[i].name, number);
    }
  }
  close_object();
}
