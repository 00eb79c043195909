/* Walks from the root and tells what each path is and what may be done with it, one line for each. */
#include "block.h"
#include "file-system.h"
#include "level.h"
#include "file.h"
#include "output.h"
#include "sections.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

#define DEEPEST 24
#define LONGEST 4096

static char path[LONGEST];
static long told;
/* The limit is reached: the last line tells where. */
static int is_full;
/* Where the mounts are that may hang, as far as /proc can tell. */
static char *remote[256];
static int remote_count;

static const char *kind_of(mode_t mode) {
  return S_ISDIR(mode)   ? "directory"
         : S_ISREG(mode) ? "file"
         : S_ISLNK(mode) ? "symlink"
         : S_ISCHR(mode) ? "character-device"
         : S_ISBLK(mode) ? "block-device"
         : S_ISFIFO(mode) ? "fifo"
                          : "socket";
}

/* Whether a path that is looked for is this one, or one below it. */
static int leads_on(void) {
  unsigned long length = strlen(path);
  int i;
  for (i = 0; i < looked_for_count; i++) {
    if (strncmp(looked_for[i], path, length) == 0 && (looked_for[i][length] == '\0' || looked_for[i][length] == '/')) {
      return 1;
    }
  }
  return 0;
}

/* Where a link leads that is on the way to a path that is looked for; NULL for others, and where that cannot be told. */
static const char *leads_to(const struct stat *found) {
  static char target[LONGEST];
  return found != NULL && S_ISLNK(found->st_mode) && leads_on() ? realpath(path, target) : NULL;
}

/* why  what of it was not entered, and the reason; NULL when all was */
static void tell(const struct stat *found, enum level level, const char *file_system, const char *why) {
  const char *target = leads_to(found);
  char mode[8];
  if (told++ > 0) {
    text(",");
  }
  open_object();
  member_string("path", path);
  if (found == NULL) {
    member_string("kind", "unseen");
    member_string("level", "none");
  } else {
    mode[0] = '0' + (found->st_mode >> 9 & 7);
    mode[1] = '0' + (found->st_mode >> 6 & 7);
    mode[2] = '0' + (found->st_mode >> 3 & 7);
    mode[3] = '0' + (found->st_mode & 7);
    mode[4] = '\0';
    member_string("kind", kind_of(found->st_mode));
    member_string("level", level_names[level]);
    member_string("mode", mode);
    member_number("uid", found->st_uid);
    member_number("gid", found->st_gid);
  }
  if (target != NULL) {
    member_string("target", target);
  }
  if (file_system != NULL) {
    member_string("fileSystem", file_system);
  }
  if (why != NULL) {
    member_string("notEntered", why);
  }
  close_object();
  text("\n");
}

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

/* The names in a folder, sorted, so that a walk that is cut short is cut at the same place each time; NULL without any. */
static char **list(int fd, int *count) {
  DIR *folder = fdopendir(fd);
  struct dirent *entry;
  char **names = NULL;
  int size = 0;
  *count = 0;
  while (folder != NULL && (entry = readdir(folder)) != NULL) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) {
      continue;
    }
    if (*count == size) {
      char **more = enlarge(names, *count * sizeof *names, (size = size * 2 + 32) * sizeof *names);
      if (more == NULL) {
        break;
      }
      names = more;
    }
    names[(*count)++] = strdup(entry->d_name);
  }
  if (*count > 0) {
    qsort(names, *count, sizeof *names, by_name);
  }
  return names;
}

static int open_folder(int folder, const char *name) {
  int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
  /* Listing it would show in its times; only who owns it may leave them. */
  int fd = openat(folder, name, flags | O_NOATIME);
  return fd >= 0 || errno != EPERM ? fd : openat(folder, name, flags);
}

static int may_hang(void) {
  int i;
  for (i = 0; i < remote_count; i++) {
    if (strcmp(remote[i], path) == 0) {
      return 1;
    }
  }
  return 0;
}

static int is_store(void) { return strcmp(path, "/nix/store") == 0; }

/*
 * Tells one path and what is below it.
 * above     the folder that it is in; on, that folder's file system
 * in_store  below a path of the store: only what is more than readable is told
 */
static void enter(int folder, const char *name, const struct stat *above, struct file_system on, int depth, int in_store) {
  struct stat found;
  struct statfs system;
  enum level level;
  const char *why = NULL, *crossed = NULL;
  unsigned long length = strlen(path);
  int fd = -1, i, count, is_root = above == NULL, is_read_only = 0, is_way, stores;
  char **names;
  if (may_hang()) {
    tell(NULL, NONE, NULL, "may hang");
    return;
  }
  if (fstatat(folder, name, &found, AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT) != 0) {
    tell(NULL, NONE, NULL, errno == EACCES ? "EACCES" : "gone");
    return;
  }
  if (S_ISDIR(found.st_mode) || S_ISREG(found.st_mode)) {
    if (is_root || found.st_dev != above->st_dev) {
      int at = openat(folder, name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
      if (at >= 0 && fstatfs(at, &system) == 0) {
        on = file_system_of(system.f_type);
      }
      close(at);
      crossed = on.name;
    }
  }
  if (on.kind == REMOTE) {
    tell(&found, NONE, crossed, "may hang");
    return;
  }
  if (on.kind == KERNEL) {
    tell(&found, SPECIAL, crossed, S_ISDIR(found.st_mode) ? "kernel" : NULL);
    return;
  }
  level = level_of(folder, name, &found, on.kind == PLAIN);
  if (!S_ISDIR(found.st_mode)) {
    if (in_store <= 1 || level > READABLE) {
      tell(&found, level, crossed, NULL);
    }
    return;
  }
  is_way = depth >= depth_limit;
  if (depth >= DEEPEST || (is_way && !leads_on())) {
    why = "depth";
  } else if ((fd = open_folder(folder, name)) < 0) {
    why = errno == EACCES ? "EACCES" : "unreadable";
  } else if (in_store == 1 && fstatfs(fd, &system) == 0 && (system.f_flags & ST_RDONLY)) {
    /* Nothing below a store path on a read-only mount is more than readable. */
    is_read_only = 1;
  }
  if (in_store == 1) {
    tell(&found, level, crossed, why != NULL ? why : "store");
  } else if (!in_store || level > READABLE) {
    tell(&found, level, crossed, why == NULL && is_way ? "depth" : why);
  }
  if (fd < 0 || is_read_only) {
    close(fd);
    return;
  }
  stores = is_store();
  names = list(dup(fd), &count);
  for (i = 0; i < count; i++) {
    unsigned long more = strlen(names[i]);
    int slash = length > 1;
    if (is_full || length + slash + more + 1 > LONGEST) {
      continue;
    }
    if (slash) {
      path[length] = '/';
    }
    strcpy(path + length + slash, names[i]);
    if (is_way && !leads_on()) {
      path[length] = '\0';
      continue;
    }
    if (told >= path_limit) {
      tell(NULL, NONE, NULL, "count");
      is_full = 1;
      continue;
    }
    enter(fd, names[i], &found, on, depth + 1, in_store ? in_store + 1 : stores);
    path[length] = '\0';
  }
  for (i = 0; i < count; i++) {
    free(names[i]);
  }
  free(names);
  close(fd);
}

static void find_remote(void) {
  unsigned long length;
  char *all = read_whole("/proc/self/mountinfo", &length), *line;
  while (all != NULL && (line = strsep(&all, "\n")) != NULL && remote_count < 256) {
    char *tail = strstr(line, " - ");
    int i;
    if (tail == NULL || !is_remote(tail + 3)) {
      continue;
    }
    for (i = 0; i < 4; i++) {
      strsep(&line, " ");
    }
    remote[remote_count++] = strsep(&line, " ");
  }
}

/* What a path that is looked for leads to is looked for, too. */
static void follow_looked_for(void) {
  static char target[LONGEST];
  int i, given = looked_for_count;
  for (i = 0; i < given && looked_for_count < LOOKED_FOR; i++) {
    if (realpath(looked_for[i], target) != NULL && strcmp(looked_for[i], target) != 0) {
      looked_for[looked_for_count++] = strdup(target);
    }
  }
}

void walk(void) {
  struct file_system none = {"other", PLAIN};
  find_remote();
  follow_looked_for();
  strcpy(path, "/");
  enter(AT_FDCWD, "/", NULL, none, 0, 0);
}
