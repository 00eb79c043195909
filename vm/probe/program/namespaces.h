#ifndef NAMESPACES_H
#define NAMESPACES_H

/* Whether our capabilities count for the whole machine; true as well where that cannot be seen. */
int is_first_user_namespace(void);

#endif
