/* What the probe can be asked for. Each runs in a process of its own and writes one JSON value. */
#ifndef SECTIONS_H
#define SECTIONS_H

void identity(void);
void namespaces(void);
void capabilities(void);
void mounts(void);
void walk(void);
void devices(void);
void network(void);
void calls(void);
void files(void);
void process(void);

/* The most paths that a walk tells. */
extern long path_limit;
/* Folders that deep are told and not entered, but for what leads to one of the paths to look for. */
extern long depth_limit;
/* Half of them for those that are given, half for what those lead to. */
#define LOOKED_FOR 512
extern const char *looked_for[];
extern int looked_for_count;

/* What the network is asked for beside: sockets to be bound on loopback, as "tcp:80", and addresses in 127.0.0.0/8 to send to. */
#define MOST_ASKED 16
struct asked {
  const char *names[MOST_ASKED];
  int count;
};
extern struct asked binds, sends;

#endif
