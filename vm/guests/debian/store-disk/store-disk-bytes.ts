/** Bytes of the disk that a guest sees, whatever is on it, so that a running guest can be given another store. */
export const storeDiskBytes = 1024 ** 3;
