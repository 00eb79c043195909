/**
 * The ports of the host that lead to TCP port `guestPort` of the guest, read from what the monitor's `info usernet`
 * prints: a table with the protocol and state, the file descriptor, the host's address and port and the guest's.
 */
export const forwardedPorts = (usernet: string, guestPort: number): number[] =>
  usernet.split('\n').flatMap((line) => {
    const match = /^\s*TCP\[HOST_FORWARD\]\s+\d+\s+\S+\s+(?<host>\d+)\s+\S+\s+(?<guest>\d+)\s/.exec(line);
    return match?.groups !== undefined && Number(match.groups.guest) === guestPort
      ? [Number(match.groups.host)]
      : [];
  });

/**
 * The port of the host that QEMU picked for `hostfwd=tcp:127.0.0.1:0-:22`, the first of `forwardedPorts`. Undefined when
 * guest port `guestPort` is not forwarded.
 */
export const forwardedPort = (usernet: string, guestPort: number): number | undefined =>
  forwardedPorts(usernet, guestPort)[0];
