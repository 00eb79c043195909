#ifndef CLOCK_H
#define CLOCK_H

/* Milliseconds of a clock that nobody sets. */
long long now(void);
/* By now() the probe must be done. */
extern long long deadline;
/* Milliseconds that one question may take. */
extern long long patience;

#endif
