/** What GNU programs print for the errors of the kernel that confinement is about, in the C locale. */
export const errnoText = {
  EACCES: 'Permission denied',
  EINVAL: 'Invalid argument',
  ENOENT: 'No such file or directory',
  EPERM: 'Operation not permitted',
  EROFS: 'Read-only file system',
} as const;

/** Name of an error of the kernel, as in `EROFS`. */
export type Errno = keyof typeof errnoText;
