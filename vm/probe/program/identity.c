#include "ask.h"
#include "file.h"
#include "output.h"
#include "sections.h"
#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static void three(const char *name, int call) {
  unsigned ids[3] = {0, 0, 0};
  int i;
  syscall(call, &ids[0], &ids[1], &ids[2]);
  member(name);
  open_list();
  for (i = 0; i < 3; i++) {
    item();
    number(ids[i]);
  }
  close_list();
}

static int by_number(const void *a, const void *b) {
  unsigned x = *(const unsigned *)a, y = *(const unsigned *)b;
  return x < y ? -1 : x > y;
}

static void groups(void) {
  static unsigned ids[65536];
  int count = getgroups(65536, ids), i;
  member("groups");
  open_list();
  if (count > 0) {
    qsort(ids, count, sizeof *ids, by_number);
  }
  for (i = 0; i < count; i++) {
    item();
    number(ids[i]);
  }
  close_list();
}

/* [[inside, outside, count], ...]; null where it cannot be seen. */
static void id_map(const char *name, const char *path) {
  char map[4096], *line;
  if (read_text(path, map, sizeof map) < 0) {
    member_null(name);
    return;
  }
  member(name);
  open_list();
  for (line = strtok(map, "\n"); line != NULL; line = strtok(NULL, "\n")) {
    long long inside, outside, length;
    if (sscanf(line, "%lld %lld %lld", &inside, &outside, &length) == 3) {
      item();
      open_list();
      item();
      number(inside);
      item();
      number(outside);
      item();
      number(length);
      close_list();
    }
  }
  close_list();
}

static void flag_names(const char *name, long value, const char *const *names, int count) {
  int i;
  member(name);
  open_list();
  for (i = 0; i < count; i++) {
    if (value > 0 && value >> i & 1) {
      item();
      string(names[i]);
    }
  }
  close_list();
}

static long no_new_privs(void) { return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0); }

void identity(void) {
  static const char *const securebits[] = {
      "noroot",    "noroot-locked",    "no-setuid-fixup",       "no-setuid-fixup-locked",
      "keep-caps", "keep-caps-locked", "no-cap-ambient-raise", "no-cap-ambient-raise-locked"};
  static const char *const modes[] = {"none", "strict", "filter"};
  char mask[16], status[8192], *filters;
  long seccomp, mode = umask(0);
  umask(mode);
  open_object();
  three("uid", SYS_getresuid);
  three("gid", SYS_getresgid);
  groups();
  id_map("uidMap", "/proc/self/uid_map");
  id_map("gidMap", "/proc/self/gid_map");
  snprintf(mask, sizeof mask, "%04lo", mode & 0777);
  member_string("umask", mask);
  member_boolean("noNewPrivs", no_new_privs() == 1);
  seccomp = prctl(PR_GET_SECCOMP, 0, 0, 0, 0);
  /* Asked in strict mode, we would be dead. */
  member_string("seccomp", seccomp >= 0 && seccomp <= 2 ? modes[seccomp] : "none");
  if (read_text("/proc/self/status", status, sizeof status) > 0 &&
      (filters = strstr(status, "\nSeccomp_filters:")) != NULL) {
    member_number("seccompFilters", strtol(filters + 17, NULL, 10));
  } else {
    member_null("seccompFilters");
  }
  flag_names("securebits", prctl(PR_GET_SECUREBITS, 0, 0, 0, 0), securebits, 8);
  close_object();
}
