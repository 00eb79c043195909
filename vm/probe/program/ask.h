/* Asks the kernel what it would let us do, in processes that may be killed for it. */
#ifndef ASK_H
#define ASK_H

/* As -errno, or 0, what a system call says that returned this. */
long answer_of(long returned);

struct question {
  const char *name;
  /* 0 or -errno. */
  long (*ask)(void);
  /* Errors that mean that we were let through: the kernel looks at permission first, and at arguments then. */
  int means_yes[3];
  /* Changes the process that asks, or starts others: it gets one of its own. */
  int is_alone;
  /* In place of `ask`: what is asked is in the name. */
  long (*ask_named)(const char *name);
};

/* Writes {"<name>":"allowed" | "<errno>" | "killed" | "timeout", ...}. */
void ask_all(const struct question *questions, int count);
/* The same as members of an object that is open. */
void ask_members(const struct question *questions, int count);

/* What each answers, which is 0 or more; below 0 it is not known. */
void ask_values(const struct question *questions, int count, long *values);

/* "<name>":"allowed" | "<errno>", as a member of an object that is open. */
void tell_answer(const char *name, long answer);

/* Whether files can be made in memory, with no name anywhere. */
extern int has_memory_files;

/* Before any other process is started. */
void prepare_to_ask(void);

/* By the same system calls whatever library the probe is made with: a narrow filter is opened by their names. */
int make_pipe(int ends[2]);
int start_process(void);

/* Ends a process that hangs, if we may. */
void end_process(int process);

const char *error_name(int number);
const char *signal_name(int number);

#endif
