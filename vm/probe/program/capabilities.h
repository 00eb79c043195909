#ifndef CAPABILITIES_H
#define CAPABILITIES_H

/* Whether a capability, by its number, is effective. */
int has_capability(int number);

#endif
