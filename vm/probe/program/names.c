#include "ask.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>

#define NAME(name)                                                                                                     \
  case name:                                                                                                           \
    return #name

const char *error_name(int number) {
  static char other[16];
  switch (number) {
    NAME(EPERM);
    NAME(ENOENT);
    NAME(ESRCH);
    NAME(EINTR);
    NAME(EIO);
    NAME(ENXIO);
    NAME(E2BIG);
    NAME(ENOEXEC);
    NAME(EBADF);
    NAME(ECHILD);
    NAME(EAGAIN);
    NAME(ENOMEM);
    NAME(EACCES);
    NAME(EFAULT);
    NAME(EBUSY);
    NAME(EEXIST);
    NAME(EXDEV);
    NAME(ENODEV);
    NAME(ENOTDIR);
    NAME(EISDIR);
    NAME(EINVAL);
    NAME(ENFILE);
    NAME(EMFILE);
    NAME(ENOTTY);
    NAME(ETXTBSY);
    NAME(EFBIG);
    NAME(ENOSPC);
    NAME(EROFS);
    NAME(ERANGE);
    NAME(ENOSYS);
    NAME(ELOOP);
    NAME(ENOLCK);
    NAME(ENOKEY);
    NAME(EUSERS);
    NAME(EPROTONOSUPPORT);
    NAME(ESOCKTNOSUPPORT);
    NAME(EOPNOTSUPP);
    NAME(EAFNOSUPPORT);
    NAME(EADDRINUSE);
    NAME(EADDRNOTAVAIL);
    NAME(ENETDOWN);
    NAME(ENETUNREACH);
    NAME(EHOSTUNREACH);
    NAME(ECONNREFUSED);
    NAME(ETIMEDOUT);
    NAME(EDQUOT);
    NAME(ESTALE);
  default:
    snprintf(other, sizeof other, "E%d", number);
    return other;
  }
}

const char *signal_name(int number) {
  static char other[16];
  switch (number) {
    NAME(SIGSYS);
    NAME(SIGKILL);
    NAME(SIGSEGV);
    NAME(SIGBUS);
    NAME(SIGILL);
    NAME(SIGABRT);
    NAME(SIGTERM);
  default:
    snprintf(other, sizeof other, "signal %d", number);
    return other;
  }
}
