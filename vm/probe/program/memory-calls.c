/* Whether memory may be written and run as a program. */
#include "calls.h"
#include <errno.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define SIZE 4096

static long mapped(int protection, int flags, int fd) {
  void *page = mmap(NULL, SIZE, protection, flags, fd, 0);
  return page == MAP_FAILED ? -errno : 0;
}

static long write_execute(void) {
  return mapped(PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1);
}

static long make_executable(void) {
  void *page = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return page == MAP_FAILED ? -errno : answer_of(mprotect(page, SIZE, PROT_READ | PROT_EXEC));
}

static long execute_file_in_memory(void) {
  int fd = syscall(CALL_memfd_create, "confinement-probe", 1);
  if (fd < 0 || ftruncate(fd, SIZE) != 0) {
    return -errno;
  }
  return mapped(PROT_READ | PROT_EXEC, MAP_SHARED, fd);
}

static long lock_memory(void) {
  void *page = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return page == MAP_FAILED ? -errno : answer_of(mlock(page, SIZE));
}

const struct question memory_calls[] = {
    {"write-execute", write_execute, {0}, 0},
    {"make-executable", make_executable, {0}, 0},
    {"execute-memfd", execute_file_in_memory, {0}, 0},
    {"lock-memory", lock_memory, {0}, 0},
};
const int memory_call_count = sizeof memory_calls / sizeof *memory_calls;
