/**
 * The port of the host that QEMU picked for `hostfwd=tcp:127.0.0.1:0-:22`, read from what the monitor's
 * `info usernet` prints: a table with the protocol and state, the file descriptor, the host's address and port and
 * the guest's. Undefined when guest port `guestPort` is not forwarded.
 */
export const forwardedPort = (usernet: string, guestPort: number): number | undefined => {
  for (const line of usernet.split('\n')) {
    const match = /^\s*TCP\[HOST_FORWARD\]\s+\d+\s+\S+\s+(?<host>\d+)\s+\S+\s+(?<guest>\d+)\s/.exec(line);
    if (match?.groups !== undefined && Number(match.groups.guest) === guestPort) {
      return Number(match.groups.host);
    }
  }
  return undefined;
};
