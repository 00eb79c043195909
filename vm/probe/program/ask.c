#include "ask.h"
#include "calls.h"
#include "clock.h"
#include "output.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST 128

enum { ALLOWED = 0, KILLED = -10001, LATE = -10002, UNASKED = -10003 };

/* Shared with those that ask: what they told, and what they are at. */
static volatile struct {
  int current;
  int answers[MOST];
} *told;
static int may_kill;
static int may_limit;
int has_memory_files;

/* No core file and no crash report: 1 byte turns off both, 0 only files. */
static long no_core(void) {
  struct rlimit none = {1, 1};
  return answer_of(setrlimit(RLIMIT_CORE, &none));
}

long answer_of(long returned) { return returned < 0 ? -errno : 0; }

int make_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int start_process(void) { return syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0); }

void end_process(int process) {
  if (may_kill) {
    kill(process, SIGKILL);
    waitpid(process, NULL, 0);
  }
}

static void ask_from(const struct question *questions, int count, int first) {
  int i;
  if (may_limit) {
    no_core();
  }
  for (i = first; i < count; i++) {
    const struct question *question = &questions[i];
    long answer;
    int yes;
    if (question->is_alone && i != first) {
      break;
    }
    told->current = i;
    answer = question->ask_named == NULL ? question->ask() : question->ask_named(question->name);
    for (yes = 0; yes < 3; yes++) {
      if (question->means_yes[yes] != 0 && answer == -question->means_yes[yes]) {
        answer = ALLOWED;
      }
    }
    told->answers[i] = answer;
    if (question->is_alone) {
      break;
    }
  }
  _exit(0);
}

/* Runs one process that asks from `first` on. */
static void ask_some(const struct question *questions, int count, int first) {
  int ends[2], child, status = 0;
  struct pollfd wait;
  if (make_pipe(ends) != 0) {
    return;
  }
  child = start_process();
  if (child == 0) {
    close(ends[0]);
    ask_from(questions, count, first);
  }
  close(ends[1]);
  if (child < 0) {
    close(ends[0]);
    return;
  }
  wait.fd = ends[0];
  wait.events = POLLIN;
  for (;;) {
    int at = told->current, done;
    long long left = deadline - now();
    /* It writes nothing: that the pipe closes says that the process has ended. */
    done = poll(&wait, 1, left <= 0 ? 0 : left < patience ? left : patience);
    if (done > 0) {
      waitpid(child, &status, 0);
      if (WIFSIGNALED(status)) {
        told->answers[told->current] = KILLED;
      }
      break;
    }
    if (at == told->current || left <= 0) {
      told->answers[told->current] = LATE;
      end_process(child);
      break;
    }
  }
  close(ends[0]);
}

static void ask_range(const struct question *questions, int count) {
  int i;
  for (i = 0; i < count; i++) {
    told->answers[i] = UNASKED;
  }
  for (i = 0; i < count;) {
    if (deadline - now() <= 0) {
      return;
    }
    ask_some(questions, count, i);
    if (told->answers[i] == UNASKED) {
      /* It could not even be started. */
      return;
    }
    while (i < count && told->answers[i] != UNASKED) {
      i++;
    }
  }
}

void ask_members(const struct question *questions, int count) {
  int i;
  ask_range(questions, count);
  for (i = 0; i < count; i++) {
    int answer = told->answers[i];
    if (answer == KILLED || answer == LATE || answer == UNASKED) {
      member_string(questions[i].name, answer == KILLED ? "killed" : "timeout");
    } else {
      tell_answer(questions[i].name, answer);
    }
  }
}

void ask_values(const struct question *questions, int count, long *values) {
  int i;
  ask_range(questions, count);
  for (i = 0; i < count; i++) {
    values[i] = told->answers[i];
  }
}

void tell_answer(const char *name, long answer) {
  member_string(name, answer == ALLOWED ? "allowed" : error_name(-answer));
}

void ask_all(const struct question *questions, int count) {
  open_object();
  ask_members(questions, count);
  close_object();
}

static long ask_memory_file(void) { return answer_of(syscall(CALL_memfd_create, "confinement-probe", 1)); }
static long ask_kill(void) { return answer_of(kill(getpid(), 0)); }

void prepare_to_ask(void) {
  static const struct question own[] = {
      {"memfd_create", ask_memory_file, {0}, 0}, {"kill", ask_kill, {0}, 1}, {"setrlimit", no_core, {0}, 1}};
  void *page = mmap(NULL, sizeof *told, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (page == MAP_FAILED) {
    _exit(70);
  }
  told = page;
  ask_range(own, 3);
  has_memory_files = told->answers[0] == ALLOWED;
  may_kill = told->answers[1] == ALLOWED;
  may_limit = told->answers[2] == ALLOWED;
}
