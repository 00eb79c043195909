/** A part of what happens between a connection to a step's socket and its end. */
export type CommandPart = {
  readonly id: string;
  /** What is done in it. */
  readonly title: string;
  /**
   * What ends it, in the debug log of systemd (as of 257): text of PID 1, or of the process of the instance.
   */
  readonly until: RegExp;
  readonly by: 'PID 1' | 'instance';
};

/** Where the time of a confined command goes, in order; the first part begins with "Incoming traffic" on the socket. */
export const commandParts: readonly CommandPart[] = [
  {id: 'read', title: 'PID 1 reads the unit', by: 'PID 1', until: /: Trying to enqueue job /},
  {id: 'start', title: 'PID 1 makes job, cgroup and process', by: 'PID 1', until: /: Forked .* as \d+/},
  {id: 'executor', title: 'systemd-executor is loaded', by: 'instance', until: /^/},
  {
    id: 'prepare',
    title: 'it sets up users, directories, namespaces',
    by: 'instance',
    until: /^Applying namespace mount /,
  },
  {id: 'mounts', title: 'it mounts the root', by: 'instance', until: /: Executing: /},
  {id: 'command', title: 'shell and command', by: 'PID 1', until: /^Received SIGCHLD from PID /},
  {id: 'end', title: 'PID 1 sees the end', by: 'PID 1', until: /: Changed running -> dead/},
  {id: 'clear', title: 'PID 1 clears away', by: 'PID 1', until: /: One connection closed/},
];
