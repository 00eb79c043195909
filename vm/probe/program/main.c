/*
 * Tells, as one JSON document, what a process can see and do where it is started.
 *
 *     confinement-probe [--deadline MILLISECONDS] [--paths COUNT] [--depth COUNT] [--look PATH]...
 *         [--bind tcp:PORT|udp:PORT]... [--send 127.ADDRESS]... [SECTION,...]
 *
 * It changes nothing. Each section runs in a process of its own: one that is killed, by a system call filter for
 * instance, is told as {"ended":"killed by SIGSYS"}, one whose time is up as {"ended":"timeout"}; the walk keeps
 * what it has found until then.
 */
#include "ask.h"
#include "block.h"
#include "clock.h"
#include "output.h"
#include "sections.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const struct section {
  const char *name;
  void (*write)(void);
  /* Writes one element of a list a line, so that what there is of it can be kept. */
  int is_lines;
} sections[] = {
    {"identity", identity, 0},         {"namespaces", namespaces, 0}, {"capabilities", capabilities, 0},
    {"calls", calls, 0},               {"network", network, 0},       {"files", files, 0},
    {"devices", devices, 0},           {"process", process, 0},       {"mounts", mounts, 0},
    {"walk", walk, 1},
};
static const int count = sizeof sections / sizeof *sections;

long long deadline;
long long patience = 700;
long path_limit = 10000;
long depth_limit = 24;
const char *looked_for[LOOKED_FOR];
int looked_for_count;
struct asked binds, sends;

long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

/* What a section wrote, and how it ended: NULL when it ended by itself. */
static char *collect(int fd, unsigned long *length, int child, const char **ended) {
  static char words[32];
  unsigned long size = 65536;
  char *all = malloc(size);
  int status = 0, is_late = 0;
  *length = 0;
  while (all != NULL) {
    struct pollfd wait = {fd, POLLIN, 0};
    long long left = deadline - now();
    long got;
    if (left <= 0 || poll(&wait, 1, left) == 0) {
      is_late = 1;
      break;
    }
    if (*length + 1 >= size) {
      char *more = enlarge(all, *length, size *= 2);
      if (more == NULL) {
        break;
      }
      all = more;
    }
    got = read(fd, all + *length, size - *length - 1);
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got <= 0) {
      break;
    }
    *length += got;
  }
  close(fd);
  if (is_late) {
    end_process(child);
    *ended = "timeout";
    return all;
  }
  waitpid(child, &status, 0);
  *ended = NULL;
  if (WIFSIGNALED(status)) {
    snprintf(words, sizeof words, "killed by %s", signal_name(WTERMSIG(status)));
    *ended = words;
  } else if (WEXITSTATUS(status) != 0) {
    *ended = "failed";
  }
  return all;
}

static void run(const struct section *section) {
  int ends[2], child;
  unsigned long length = 0;
  const char *ended = "failed";
  char *all = NULL;
  if (make_pipe(ends) == 0) {
    child = start_process();
    if (child == 0) {
      close(ends[0]);
      /* Whoever reads the document must not wait for a process that hangs. */
      dup2(ends[1], 1);
      dup2(ends[1], 2);
      output_to(ends[1]);
      section->write();
      flush();
      _exit(0);
    }
    close(ends[1]);
    if (child > 0) {
      all = collect(ends[0], &length, child, &ended);
    }
  }
  member(section->name);
  if (section->is_lines) {
    /* Whole lines only; each but the first begins with its comma. */
    while (length > 0 && all[length - 1] != '\n') {
      length--;
    }
    open_object();
    member("entries");
    text("[");
    if (all != NULL) {
      all[length] = '\0';
      text(all);
    }
    text("]");
    if (ended != NULL) {
      member_string("ended", ended);
    }
    close_object();
  } else if (ended != NULL || length == 0) {
    open_object();
    member_string("ended", ended == NULL ? "failed" : ended);
    close_object();
  } else {
    all[length] = '\0';
    text(all);
  }
  free(all);
}

static int is_asked(const char *names, const char *name) {
  const char *at = names;
  unsigned long length = strlen(name);
  if (names == NULL) {
    return 1;
  }
  while ((at = strstr(at, name)) != NULL) {
    if ((at == names || at[-1] == ',') && (at[length] == ',' || at[length] == '\0')) {
      return 1;
    }
    at += length;
  }
  return 0;
}

static int usage(const char *wrong) {
  int i;
  fprintf(stderr, "confinement-probe: %s; usage: confinement-probe [--deadline MILLISECONDS] [--paths COUNT] [--depth COUNT] [--look PATH]... [--bind tcp:PORT|udp:PORT]... [--send 127.ADDRESS]... [SECTION,...], sections are", wrong);
  for (i = 0; i < count; i++) {
    fprintf(stderr, "%s %s", i == 0 ? "" : ",", sections[i].name);
  }
  fputs("\n", stderr);
  return 2;
}

/* Whether each name of the list is that of a section. */
static int are_sections(const char *names) {
  const char *at = names;
  for (;;) {
    unsigned long length = strcspn(at, ",");
    int i;
    for (i = 0; i < count && (strlen(sections[i].name) != length || strncmp(sections[i].name, at, length) != 0); i++) {
    }
    if (i == count) {
      return 0;
    }
    if (at[length] == '\0') {
      return 1;
    }
    at += length + 1;
  }
}

static int is_socket(const char *text) {
  char *end;
  long port = strncmp(text, "tcp:", 4) == 0 || strncmp(text, "udp:", 4) == 0 ? strtol(text + 4, &end, 10) : 0;
  return port > 0 && port < 65536 && *end == '\0';
}

/* Nothing that is sent there leaves the machine. */
static int is_loopback(const char *text) {
  struct in_addr address;
  return inet_pton(AF_INET, text, &address) == 1 && ntohl(address.s_addr) >> 24 == 127;
}

/* Whether there was room for it is no matter: what is not told is not known. */
static void add_asked(struct asked *asked, const char *name) {
  if (asked->count < MOST_ASKED) {
    asked->names[asked->count++] = name;
  }
}

int main(int argc, char **argv) {
  const char *names = NULL;
  long long limit = 5000;
  int i;
  for (i = 1; i < argc; i++) {
    int is_deadline = strcmp(argv[i], "--deadline") == 0, is_depth = strcmp(argv[i], "--depth") == 0;
    if (is_deadline || is_depth || strcmp(argv[i], "--paths") == 0) {
      char *end = "x";
      long value = i + 1 < argc ? strtol(argv[i + 1], &end, 10) : 0;
      if (*end != '\0' || value <= 0) {
        return usage(is_deadline ? "--deadline wants milliseconds" : is_depth ? "--depth wants a count" : "--paths wants a count");
      }
      if (is_deadline) {
        limit = value;
      } else if (is_depth) {
        depth_limit = value;
      } else {
        path_limit = value;
      }
      i++;
    } else if (strcmp(argv[i], "--look") == 0) {
      if (i + 1 >= argc || argv[i + 1][0] != '/') {
        return usage("--look wants an absolute path");
      }
      if (looked_for_count < LOOKED_FOR / 2) {
        looked_for[looked_for_count++] = argv[i + 1];
      }
      i++;
    } else if (strcmp(argv[i], "--bind") == 0) {
      if (i + 1 >= argc || !is_socket(argv[i + 1])) {
        return usage("--bind wants a socket, as tcp:80");
      }
      add_asked(&binds, argv[++i]);
    } else if (strcmp(argv[i], "--send") == 0) {
      if (i + 1 >= argc || !is_loopback(argv[i + 1])) {
        return usage("--send wants an address in 127.0.0.0/8");
      }
      add_asked(&sends, argv[++i]);
    } else if (argv[i][0] == '-' || names != NULL || !are_sections(argv[i])) {
      return usage("an unknown argument");
    } else {
      names = argv[i];
    }
  }
  deadline = now() + limit;
  if (limit * 7 / 40 > patience) {
    /* Who has more time, as on a machine that is slow, has more of it for each question: what is late is not known. */
    patience = limit * 7 / 40;
  }
  /* A closed pipe is told by write(), not by a signal that ends us. */
  signal(SIGPIPE, SIG_IGN);
  prepare_to_ask();
  open_object();
  member_number("version", 1);
  for (i = 0; i < count; i++) {
    if (is_asked(names, sections[i].name)) {
      run(&sections[i]);
    }
  }
  close_object();
  text("\n");
  flush();
  return 0;
}
