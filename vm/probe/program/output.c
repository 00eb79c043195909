#include "output.h"
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int target = 1;
static char buffer[16384];
static unsigned long used;
/* Whether the next element of the innermost list or object is its first. */
static int is_first = 1;

void output_to(int fd) {
  target = fd;
  used = 0;
  is_first = 1;
}

void flush(void) {
  unsigned long done = 0;
  while (done < used) {
    long count = write(target, buffer + done, used - done);
    if (count <= 0) {
      break;
    }
    done += count;
  }
  used = 0;
}

static void byte(char value) {
  if (used == sizeof buffer) {
    flush();
  }
  buffer[used++] = value;
}

void text(const char *raw) {
  while (*raw) {
    byte(*raw++);
  }
}

void number(long long value) {
  char digits[32];
  snprintf(digits, sizeof digits, "%lld", value);
  text(digits);
}

/* Bytes of the UTF-8 sequence that begins here; 0 when there is none. */
static int sequence(const unsigned char *at, unsigned long left) {
  int length = at[0] < 0x80 ? 1 : at[0] >= 0xc2 && at[0] < 0xe0 ? 2 : (at[0] & 0xf0) == 0xe0 ? 3 : at[0] >= 0xf0 && at[0] < 0xf5 ? 4 : 0;
  int i;
  if (length == 0 || (unsigned long)length > left) {
    return 0;
  }
  for (i = 1; i < length; i++) {
    if ((at[i] & 0xc0) != 0x80) {
      return 0;
    }
  }
  /* Neither longer than it must be, nor a surrogate, nor beyond U+10FFFF. */
  if ((at[0] == 0xe0 && at[1] < 0xa0) || (at[0] == 0xed && at[1] > 0x9f) ||
      (at[0] == 0xf0 && at[1] < 0x90) || (at[0] == 0xf4 && at[1] > 0x8f)) {
    return 0;
  }
  return length;
}

void string_of(const char *value, unsigned long length) {
  const unsigned char *at = (const unsigned char *)value, *end = at + length;
  char escape[8];
  byte('"');
  while (at < end) {
    int bytes = sequence(at, end - at);
    if (*at == '"' || *at == '\\') {
      byte('\\');
      byte(*at++);
    } else if (*at < 0x20) {
      snprintf(escape, sizeof escape, "\\u%04x", *at++);
      text(escape);
    } else if (bytes == 0) {
      snprintf(escape, sizeof escape, "\\udc%02x", *at++);
      text(escape);
    } else {
      while (bytes-- > 0) {
        byte(*at++);
      }
    }
  }
  byte('"');
}

void string(const char *value) { string_of(value, strlen(value)); }

void item(void) {
  if (!is_first) {
    byte(',');
  }
  is_first = 0;
}

void member(const char *name) {
  item();
  string(name);
  byte(':');
}

static void open_with(char bracket) {
  byte(bracket);
  is_first = 1;
}

static void close_with(char bracket) {
  byte(bracket);
  is_first = 0;
}

void open_object(void) { open_with('{'); }
void close_object(void) { close_with('}'); }
void open_list(void) { open_with('['); }
void close_list(void) { close_with(']'); }

void member_string(const char *name, const char *value) {
  member(name);
  string(value);
}

void member_number(const char *name, long long value) {
  member(name);
  number(value);
}

void member_boolean(const char *name, int value) {
  member(name);
  text(value ? "true" : "false");
}

void member_null(const char *name) {
  member(name);
  text("null");
}
