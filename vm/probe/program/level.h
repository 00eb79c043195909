/* What a process may do with a file: the levels of checkperms, of nixpkgs' test of the confinement module. */
#ifndef LEVEL_H
#define LEVEL_H

#include <sys/stat.h>

enum level { NONE, READABLE, SPECIAL, STICKY, WRITABLE };

extern const char *const level_names[];

/*
 * The level of a name in a directory. Nothing is read or written.
 * is_plain  its file system keeps files for us, so that one may be opened for writing and nothing comes of it
 */
enum level level_of(int folder, const char *name, const struct stat *found, int is_plain);

/* Whether access(2) would let us, by what counts for opening. */
int may(int folder, const char *name, int mode);

#endif
