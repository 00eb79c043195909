/* Which sockets can be made, and what can be reached with them on this machine. */
#include "ask.h"
#include "output.h"
#include "sections.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <netinet/in.h>
#include <poll.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

/*
 * Families by a type that no kernel takes: a filter answers first. Made in earnest, a socket of a rare family would
 * load the kernel's module for it.
 */
#define FAMILY(name, number)                                                                                           \
  static long family_##name(void) { return answer_of(socket(number, 0x100 | SOCK_STREAM, 0)); }
FAMILY(unix, 1)
FAMILY(inet, 2)
FAMILY(ax25, 3)
FAMILY(appletalk, 5)
FAMILY(inet6, 10)
FAMILY(key, 15)
FAMILY(netlink, 16)
FAMILY(packet, 17)
FAMILY(rds, 21)
FAMILY(can, 29)
FAMILY(tipc, 30)
FAMILY(bluetooth, 31)
FAMILY(alg, 38)
FAMILY(vsock, 40)
FAMILY(qipcrtr, 42)
FAMILY(smc, 43)
FAMILY(xdp, 44)

#define UNFILTERED(name) {#name, family_##name, {EINVAL}, 0}
static const struct question families[] = {
    UNFILTERED(unix),   UNFILTERED(inet), UNFILTERED(inet6), UNFILTERED(netlink),   UNFILTERED(packet), UNFILTERED(ax25),
    UNFILTERED(appletalk), UNFILTERED(key), UNFILTERED(rds), UNFILTERED(can),       UNFILTERED(tipc),   UNFILTERED(bluetooth),
    UNFILTERED(alg),    UNFILTERED(vsock), UNFILTERED(qipcrtr), UNFILTERED(smc),    UNFILTERED(xdp),
};

static long make(int family, int type, int protocol) {
  int fd = socket(family, type | SOCK_CLOEXEC, protocol);
  long answer = answer_of(fd);
  if (fd >= 0) {
    close(fd);
  }
  return answer;
}

static long unix_stream(void) { return make(AF_UNIX, SOCK_STREAM, 0); }
static long unix_dgram(void) { return make(AF_UNIX, SOCK_DGRAM, 0); }
static long inet_stream(void) { return make(AF_INET, SOCK_STREAM, 0); }
static long inet_dgram(void) { return make(AF_INET, SOCK_DGRAM, 0); }
static long inet_raw(void) { return make(AF_INET, SOCK_RAW, IPPROTO_ICMP); }
static long inet_ping(void) { return make(AF_INET, SOCK_DGRAM, IPPROTO_ICMP); }
static long inet6_stream(void) { return make(AF_INET6, SOCK_STREAM, 0); }
static long inet6_raw(void) { return make(AF_INET6, SOCK_RAW, IPPROTO_ICMPV6); }
static long netlink_route(void) { return make(AF_NETLINK, SOCK_RAW, 0); }
/* Where the kernel has the family already, else it would load it. */
static long packet_raw(void) {
  return access("/proc/net/packet", F_OK) == 0 ? make(AF_PACKET, SOCK_RAW, 0) : -EPROTONOSUPPORT;
}

static const struct question sockets[] = {
    {"unix-stream", unix_stream, {0}, 0}, {"unix-dgram", unix_dgram, {0}, 0},     {"inet-stream", inet_stream, {0}, 0},
    {"inet-dgram", inet_dgram, {0}, 0},   {"inet-raw", inet_raw, {0}, 0},         {"inet-ping", inet_ping, {0}, 0},
    {"inet6-stream", inet6_stream, {0}, 0}, {"inet6-raw", inet6_raw, {0}, 0},     {"netlink-route", netlink_route, {0}, 0},
    {"packet-raw", packet_raw, {0}, 0},
};

static struct sockaddr_in loopback(int port) {
  struct sockaddr_in address = {0};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

/* A socket bound to loopback; -errno without. */
static long bound(int type, int port) {
  struct sockaddr_in address = loopback(port);
  long answer;
  int fd = socket(AF_INET, type | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (fd < 0) {
    return -errno;
  }
  answer = answer_of(bind(fd, (struct sockaddr *)&address, sizeof address));
  if (answer == 0) {
    return fd;
  }
  close(fd);
  return answer;
}

static long closed(long fd) {
  if (fd >= 0) {
    close(fd);
    return 0;
  }
  return fd;
}

static long bind_tcp(void) { return closed(bound(SOCK_STREAM, 0)); }
static long bind_udp(void) { return closed(bound(SOCK_DGRAM, 0)); }
/* A port that nothing has had for decades (RFC 1078); in use, we would have been let. */
static long bind_low_port(void) { return closed(bound(SOCK_STREAM, 1)); }

static long bind_abstract(void) {
  static const char name[] = "\0confinement-probe";
  struct sockaddr_un address = {0};
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  long answer;
  if (fd < 0) {
    return -errno;
  }
  address.sun_family = AF_UNIX;
  memcpy(address.sun_path, name, sizeof name - 1);
  answer = answer_of(bind(fd, (struct sockaddr *)&address, offsetof(struct sockaddr_un, sun_path) + sizeof name - 1));
  close(fd);
  return answer;
}

static long connect_tcp(void) {
  struct sockaddr_in address;
  socklen_t size = sizeof address;
  struct pollfd wait;
  long server = bound(SOCK_STREAM, 0), answer;
  int client, error = 0;
  socklen_t error_size = sizeof error;
  if (server < 0) {
    return server;
  }
  if (listen(server, 1) != 0 || getsockname(server, (struct sockaddr *)&address, &size) != 0) {
    return -errno;
  }
  client = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  answer = answer_of(connect(client, (struct sockaddr *)&address, size));
  if (answer == -EINPROGRESS) {
    wait.fd = client;
    wait.events = POLLOUT;
    /* On this machine nothing takes that long: what comes later was dropped. */
    if (poll(&wait, 1, 200) == 0) {
      return -ETIMEDOUT;
    }
    getsockopt(client, SOL_SOCKET, SO_ERROR, &error, &error_size);
    answer = -error;
  }
  return answer;
}

static const struct question loopbacks[] = {
    {"bind-tcp", bind_tcp, {0}, 0},
    {"bind-udp", bind_udp, {0}, 0},
    {"bind-low-port", bind_low_port, {EADDRINUSE}, 0},
    {"bind-abstract", bind_abstract, {EADDRINUSE}, 0},
    {"connect-tcp", connect_tcp, {0}, 0},
};

/* A port that a service may want meanwhile: by this option it gets it all the same. */
static long bind_named(const char *name) {
  struct sockaddr_in address = loopback(strtol(strchr(name, ':') + 1, NULL, 10));
  long answer;
  int on = 1, fd = socket(AF_INET, (*name == 't' ? SOCK_STREAM : SOCK_DGRAM) | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (fd < 0) {
    return -errno;
  }
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  answer = answer_of(bind(fd, (struct sockaddr *)&address, sizeof address));
  close(fd);
  return answer;
}

/* One datagram, to the socket that sends it. */
static long send_named(const char *name) {
  struct sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  long answer;
  int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (fd < 0) {
    return -errno;
  }
  inet_pton(AF_INET, name, &address.sin_addr);
  answer = answer_of(bind(fd, (struct sockaddr *)&address, sizeof address));
  if (answer == 0) {
    answer = answer_of(getsockname(fd, (struct sockaddr *)&address, &size));
  }
  if (answer == 0) {
    answer = answer_of(sendto(fd, "", 1, 0, (struct sockaddr *)&address, size));
  }
  close(fd);
  return answer;
}

static void asked_beside(const char *name, const struct asked *asked, long (*ask)(const char *)) {
  struct question questions[MOST_ASKED];
  int i;
  for (i = 0; i < asked->count; i++) {
    questions[i] = (struct question){asked->names[i], NULL, {EADDRINUSE}, 0, ask};
  }
  if (asked->count > 0) {
    member(name);
    ask_all(questions, asked->count);
  }
}

static void interfaces(void) {
  int i, fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (fd < 0) {
    fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  }
  open_list();
  for (i = 1; fd >= 0 && i <= 128; i++) {
    struct ifreq request = {0};
    request.ifr_ifindex = i;
    if (ioctl(fd, SIOCGIFNAME, &request) == 0) {
      item();
      string(request.ifr_name);
    }
  }
  close_list();
}

void network(void) {
  open_object();
  member("families");
  ask_all(families, sizeof families / sizeof *families);
  member("sockets");
  ask_all(sockets, sizeof sockets / sizeof *sockets);
  member("loopback");
  ask_all(loopbacks, sizeof loopbacks / sizeof *loopbacks);
  asked_beside("binds", &binds, bind_named);
  asked_beside("sends", &sends, send_named);
  member("interfaces");
  interfaces();
  close_object();
}
