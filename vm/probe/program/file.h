#ifndef FILE_H
#define FILE_H

/* The text of a small file of /proc, at most size - 1 bytes; its length, or -errno. */
long read_text(const char *path, char *into, unsigned long size);
/* Text of any length in memory of its own; NULL with errno. */
char *read_whole(const char *path, unsigned long *length);
/* The path of the cgroup that we are in, below /sys/fs/cgroup, kept in text; NULL where it cannot be told. */
char *own_cgroup(char *text, unsigned long size);

#endif
