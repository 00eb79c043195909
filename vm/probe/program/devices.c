/* What is in /dev and which of it can be opened. */
#include "ask.h"
#include "file.h"
#include "level.h"
#include "output.h"
#include "sections.h"
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#define DEEPEST 4
#define MOST 600

static int told;
static char path[1024];

/* Whether the kernel has the driver of a device of major number 10 already: opening one without would load a module. */
static int has_driver(unsigned number) {
  char text[8192], *line;
  if (read_text("/proc/misc", text, sizeof text) < 0) {
    return 0;
  }
  for (line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
    if (strtoul(line, NULL, 10) == number) {
      return 1;
    }
  }
  return 0;
}

/* Opening these does nothing by itself. Of others it may: a watchdog would start to count. */
static int is_harmless(dev_t device) {
  static const unsigned char numbers[][2] = {{1, 1}, {1, 3},   {1, 4},   {1, 5},   {1, 7},   {1, 8},   {1, 9},
                                             {1, 11}, {5, 0},  {5, 2},   {10, 183}, {10, 200}, {10, 228}, {10, 229},
                                             {10, 232}, {10, 235}, {10, 237}, {10, 238}, {10, 241}};
  unsigned i;
  for (i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    if (major(device) == numbers[i][0] && minor(device) == numbers[i][1]) {
      return major(device) != 10 || has_driver(minor(device));
    }
  }
  return 0;
}

static long opens(int folder, const char *name, int flags) {
  int fd = openat(folder, name, flags | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW | O_CLOEXEC);
  long answer = answer_of(fd);
  if (fd >= 0) {
    close(fd);
  }
  return answer;
}

static void device(int folder, const char *name, const struct stat *found) {
  item();
  open_object();
  member_string("path", path);
  member_string("kind", S_ISCHR(found->st_mode) ? "character" : "block");
  member_number("major", major(found->st_rdev));
  member_number("minor", minor(found->st_rdev));
  member_string("level", level_names[level_of(folder, name, found, 0)]);
  if (S_ISCHR(found->st_mode) && is_harmless(found->st_rdev)) {
    tell_answer("read", opens(folder, name, O_RDONLY));
    tell_answer("write", opens(folder, name, O_WRONLY));
  }
  close_object();
}

static void enter(int folder, const char *name, int depth) {
  unsigned long length = strlen(path);
  DIR *listing;
  struct dirent *entry;
  int fd = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0 || (listing = fdopendir(fd)) == NULL) {
    return;
  }
  while ((entry = readdir(listing)) != NULL && told < MOST) {
    struct stat found;
    if (entry->d_name[0] == '.' || length + strlen(entry->d_name) + 2 > sizeof path) {
      continue;
    }
    path[length] = '/';
    strcpy(path + length + 1, entry->d_name);
    if (fstatat(fd, entry->d_name, &found, AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT) == 0) {
      if (S_ISDIR(found.st_mode) && depth < DEEPEST) {
        enter(fd, entry->d_name, depth + 1);
      } else if (S_ISCHR(found.st_mode) || S_ISBLK(found.st_mode)) {
        told++;
        device(fd, entry->d_name, &found);
      }
    }
    path[length] = '\0';
  }
  closedir(listing);
}

void devices(void) {
  open_list();
  strcpy(path, "/dev");
  enter(AT_FDCWD, "/dev", 0);
  close_list();
}
