/* Writes JSON. Names and texts are bytes: what is no UTF-8 becomes a lone surrogate, U+DC80 to U+DCFF. */
#ifndef OUTPUT_H
#define OUTPUT_H

/* All that follows goes to this file descriptor; nothing is written before flush(). */
void output_to(int fd);
void flush(void);

void text(const char *raw);
void number(long long value);
void string(const char *value);
void string_of(const char *value, unsigned long length);

/* Each begins an element or, with a name, a member; a comma is written where one is due. */
void item(void);
void member(const char *name);

void open_object(void);
void close_object(void);
void open_list(void);
void close_list(void);

void member_string(const char *name, const char *value);
void member_number(const char *name, long long value);
void member_boolean(const char *name, int value);
void member_null(const char *name);

#endif
