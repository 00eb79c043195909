#include "block.h"
#include <stdlib.h>
#include <string.h>

void *enlarge(void *block, unsigned long used, unsigned long size) {
  void *larger = malloc(size);
  if (larger == NULL) {
    return NULL;
  }
  if (used > 0) {
    memcpy(larger, block, used);
  }
  free(block);
  return larger;
}
