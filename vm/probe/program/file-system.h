#ifndef FILE_SYSTEM_H
#define FILE_SYSTEM_H

enum file_system_kind {
  /* Keeps files; may be walked and tried. */
  PLAIN,
  /* May be walked, but a try would change it: an overlay copies what is opened for writing. */
  LAYERED,
  /* The kernel's own: its files are not ours to try, and there are very many. */
  KERNEL,
  /* Made by a program, or by another machine: asking may hang. */
  REMOTE
};

struct file_system {
  const char *name;
  enum file_system_kind kind;
};

/* By the number that statfs tells; {"other", PLAIN} for one that is not known. */
struct file_system file_system_of(unsigned long magic);
/* By the name that mountinfo tells, whether asking may hang. */
int is_remote(const char *type);

#endif
