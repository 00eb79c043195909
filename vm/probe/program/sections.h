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

/* The most paths that a walk tells. */
extern long path_limit;

#endif
