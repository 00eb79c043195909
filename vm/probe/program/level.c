#include "level.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_faccessat2
#define SYS_faccessat2 439
#endif
#ifndef AT_EACCESS
#define AT_EACCESS 0x200
#endif
#ifndef O_TMPFILE
#define O_TMPFILE (020000000 | O_DIRECTORY)
#endif

const char *const level_names[] = {"none", "readable", "special", "sticky", "writable"};

int may(int folder, const char *name, int mode) {
  long answer = syscall(SYS_faccessat2, folder, name, mode, AT_EACCESS | AT_SYMLINK_NOFOLLOW);
  if (answer < 0 && (errno == ENOSYS || errno == EPERM)) {
    /* An older kernel, or a filter that does not know the call. */
    answer = syscall(SYS_faccessat, folder, name, mode);
  }
  return answer == 0;
}

/* Opens for writing, and writes nothing: neither size nor times change. */
static int opens_for_writing(int folder, const char *name) {
  int fd = openat(folder, name, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd >= 0) {
    close(fd);
    return 1;
  }
  /* A program that runs; access has told already. */
  return errno == ETXTBSY;
}

/* Makes a file that never has a name, which changes nothing of its folder. */
static int takes_files(int folder, const char *name) {
  int fd = openat(folder, name, O_TMPFILE | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd >= 0) {
    close(fd);
    return 1;
  }
  return errno != EACCES && errno != EPERM && errno != EROFS;
}

enum level level_of(int folder, const char *name, const struct stat *found, int is_plain) {
  if (S_ISLNK(found->st_mode)) {
    return READABLE;
  }
  if (S_ISDIR(found->st_mode)) {
    if (may(folder, name, W_OK | X_OK) && (!is_plain || takes_files(folder, name))) {
      return found->st_mode & S_ISVTX ? STICKY : WRITABLE;
    }
    return may(folder, name, R_OK) || may(folder, name, X_OK) ? READABLE : NONE;
  }
  if (S_ISREG(found->st_mode)) {
    if (may(folder, name, W_OK) && (!is_plain || opens_for_writing(folder, name))) {
      return WRITABLE;
    }
    return may(folder, name, R_OK) ? READABLE : NONE;
  }
  /* Devices, pipes and sockets are never opened. */
  return may(folder, name, W_OK) ? SPECIAL : may(folder, name, R_OK) ? READABLE : NONE;
}
