#include "block.h"
#include "file.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

long read_text(const char *path, char *into, unsigned long size) {
  unsigned long used = 0;
  long got;
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) {
    return -errno;
  }
  while (used + 1 < size && (got = read(fd, into + used, size - used - 1)) > 0) {
    used += got;
  }
  close(fd);
  into[used] = '\0';
  return used;
}

char *read_whole(const char *path, unsigned long *length) {
  unsigned long size = 32768;
  char *all = NULL;
  long got;
  do {
    char *more = enlarge(all, 0, size *= 2);
    if (more == NULL) {
      free(all);
      return NULL;
    }
    all = more;
    got = read_text(path, all, size);
    if (got < 0) {
      free(all);
      errno = -got;
      return NULL;
    }
  } while ((unsigned long)got + 1 >= size);
  *length = got;
  return all;
}

char *own_cgroup(char *text, unsigned long size) {
  char *own;
  if (read_text("/proc/self/cgroup", text, size) <= 0 || (own = strstr(text, "0::")) == NULL) {
    return NULL;
  }
  own[strcspn(own, "\n")] = '\0';
  return own + 3;
}
