#ifndef BLOCK_H
#define BLOCK_H

/*
 * A larger block in the place of one of `used` bytes, which is freed; NULL, and that one stays, where there is none. Without
 * mremap(2), by which realloc(3) does it: a narrow filter has none.
 */
void *enlarge(void *block, unsigned long used, unsigned long size);

#endif
