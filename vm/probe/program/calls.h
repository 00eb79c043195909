#ifndef CALLS_H
#define CALLS_H

#include "ask.h"

extern const struct question kernel_calls[], process_calls[], namespace_calls[], memory_calls[];
extern const int kernel_call_count, process_call_count, namespace_call_count, memory_call_count;

/* Not in every libc, or not in every kernel's headers. */
enum {
  CALL_finit_module = 313,
  CALL_perf_event_open = 298,
  CALL_bpf = 321,
  CALL_io_uring_setup = 425,
  CALL_open_tree = 428,
  CALL_fsopen = 430,
  CALL_userfaultfd = 323,
  CALL_memfd_create = 319,
  CALL_kexec_load = 246,
  CALL_open_by_handle_at = 304,
  CALL_add_key = 248,
  CALL_keyctl = 250,
  CALL_process_vm_readv = 310,
  CALL_clock_adjtime = 305
};

#endif
