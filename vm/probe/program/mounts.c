#include "file.h"
#include "output.h"
#include "sections.h"
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The kernel writes blanks and backslashes of a path as octal numbers. */
static void unescape(char *path) {
  char *to = path;
  while (*path) {
    if (path[0] == '\\' && path[1] >= '0' && path[1] <= '3' && path[2] && path[3]) {
      *to++ = (path[1] - '0') * 64 + (path[2] - '0') * 8 + (path[3] - '0');
      path += 4;
    } else {
      *to++ = *path++;
    }
  }
  *to = '\0';
}

static void words(const char *name, char *list) {
  char *rest = list, *word;
  member(name);
  open_list();
  while (rest != NULL && (word = strsep(&rest, ",")) != NULL) {
    if (*word) {
      item();
      unescape(word);
      string(word);
    }
  }
  close_list();
}

/* "shared:7 master:3": the numbers are those of this boot. */
static void propagation(char *fields) {
  char *word;
  member("propagation");
  open_list();
  while (fields != NULL && (word = strsep(&fields, " ")) != NULL) {
    word[strcspn(word, ":")] = '\0';
    if (*word) {
      item();
      string(word);
    }
  }
  close_list();
}

static void path_member(const char *name, char *path) {
  unescape(path);
  member_string(name, path);
}

/* "36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue" */
static void line(char *at) {
  char *field[6], *tail = strstr(at, " - "), *type, *source;
  int i;
  if (tail == NULL) {
    return;
  }
  *tail = '\0';
  tail += 3;
  for (i = 0; i < 6; i++) {
    field[i] = strsep(&at, " ");
    if (field[i] == NULL) {
      return;
    }
  }
  type = strsep(&tail, " ");
  source = strsep(&tail, " ");
  item();
  open_object();
  path_member("at", field[4]);
  path_member("root", field[3]);
  member_string("device", field[2]);
  member_string("type", type);
  member("source");
  if (source == NULL) {
    text("null");
  } else {
    unescape(source);
    string(source);
  }
  words("flags", field[5]);
  words("super", tail);
  propagation(at);
  close_object();
}

static void from_proc(char *all) {
  char *at = all, *next;
  open_object();
  member_string("by", "mountinfo");
  member("list");
  open_list();
  while ((next = strsep(&at, "\n")) != NULL) {
    if (*next) {
      line(next);
    }
  }
  close_list();
  close_object();
}

#define SYS_STATMOUNT 457
#define SYS_LISTMOUNT 458

struct mount_request {
  unsigned size, spare;
  unsigned long long id, param;
};

/* What of struct statmount is used here; offsets are into what follows it. */
struct mount_answer {
  unsigned size, options;
  unsigned long long mask;
  unsigned major, minor;
  unsigned long long magic;
  unsigned flags, type;
  unsigned long long id, parent;
  unsigned old_id, old_parent;
  unsigned long long attributes, propagation, peer_group, master, propagates_from;
  unsigned root, point;
  unsigned long long spare[50];
  char text[16384];
};

static void attribute(unsigned long long set, unsigned long long bit, const char *name) {
  if (set & bit) {
    item();
    string(name);
  }
}

static void one_mount(const struct mount_answer *found) {
  char device[32];
  item();
  open_object();
  member_string("at", found->mask & 0x10 ? found->text + found->point : "");
  member_string("root", found->mask & 0x08 ? found->text + found->root : "");
  snprintf(device, sizeof device, "%u:%u", found->major, found->minor);
  member_string("device", device);
  member_string("type", found->mask & 0x20 ? found->text + found->type : "");
  member_null("source");
  member("flags");
  open_list();
  item();
  string(found->attributes & 1 ? "ro" : "rw");
  attribute(found->attributes, 2, "nosuid");
  attribute(found->attributes, 4, "nodev");
  attribute(found->attributes, 8, "noexec");
  attribute(found->attributes, 0x10, "noatime");
  attribute(found->attributes, 0x80, "nodiratime");
  attribute(found->attributes, 0x200000, "nosymfollow");
  close_list();
  member("super");
  open_list();
  item();
  string(found->flags & 1 ? "ro" : "rw");
  close_list();
  member("propagation");
  open_list();
  attribute(found->propagation, 1 << 20, "shared");
  attribute(found->propagation, 1 << 19, "master");
  close_list();
  close_object();
}

static void from_kernel(void) {
  static unsigned long long ids[4096];
  static struct mount_answer found;
  struct mount_request request = {24, 0, ~0ULL, 0};
  long count = syscall(SYS_LISTMOUNT, &request, ids, 4096, 0), i;
  open_object();
  if (count < 0) {
    member_null("by");
    member("list");
    text("[]");
    close_object();
    return;
  }
  member_string("by", "statmount");
  member("list");
  open_list();
  for (i = 0; i < count; i++) {
    request.id = ids[i];
    /* Of the superblock, of the mount, its root, its place, its type. */
    request.param = 0x01 | 0x02 | 0x08 | 0x10 | 0x20;
    if (syscall(SYS_STATMOUNT, &request, &found, sizeof found, 0) == 0) {
      one_mount(&found);
    }
  }
  close_list();
  close_object();
}

void mounts(void) {
  unsigned long length;
  char *all = read_whole("/proc/self/mountinfo", &length);
  if (all != NULL) {
    from_proc(all);
  } else {
    from_kernel();
  }
}
