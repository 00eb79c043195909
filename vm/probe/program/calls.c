/* What system calls would be let do. None does it: arguments are such that a permission is looked at, and no more. */
#include "ask.h"
#include "calls.h"
#include "output.h"
#include "sections.h"

void calls(void) {
  open_object();
  ask_members(kernel_calls, kernel_call_count);
  ask_members(process_calls, process_call_count);
  ask_members(namespace_calls, namespace_call_count);
  ask_members(memory_calls, memory_call_count);
  close_object();
}
