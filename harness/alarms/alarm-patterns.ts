import type {LogSource} from './log-line.ts';

/** A line that a machine in good order never writes. */
export type AlarmPattern = {
  /** What it is called in results. */
  readonly name: string;
  /** Who must have written the line: a program that prints such words means nothing. */
  readonly from: LogSource;
  /**
   * Matches the line's text. What its group `unit` takes is the unit that it is about, which may be expected to fail; its
   * group `program` takes the name of a program.
   */
  readonly pattern: RegExp;
  /** `fails`: what was proved on such a machine is not to be trusted. `warns`: it is, but somebody should know. */
  readonly verdict: 'fails' | 'warns';
  /** Why it has this verdict. */
  readonly why: string;
  /** How it was seen on a real guest, with Linux 6.1, 6.12 and 7.2, and systemd 252, 257 and 262: what nobody has seen match proves nothing. */
  readonly seen: string;
};

/** What should never be in the log of a kernel or of a PID 1. One table: no other place knows a pattern. */
export const alarmPatterns: readonly AlarmPattern[] = [
  {
    name: 'kernel panic',
    from: 'kernel',
    pattern: /^Kernel panic - not syncing/,
    verdict: 'fails',
    why: 'the machine is gone',
    seen: 'echo c > /proc/sysrq-trigger',
  },
  {
    name: 'kernel oops',
    from: 'kernel',
    // What stalls says BUG, too, and only tells that the host was slow.
    pattern: /^(?:BUG: (?!workqueue lockup)|kernel BUG at |Oops: |.+: [0-9a-f]{4} \[#\d+\])/,
    verdict: 'fails',
    why: 'from then on the kernel may do anything',
    seen: 'a system call that was made to go on at address 0',
  },
  {
    name: 'kernel warning',
    from: 'kernel',
    // Linux 7.2 has the second form.
    pattern: /^WARNING: (?:CPU: \d+ PID: \d+ at |\S+:\d+ at )/,
    verdict: 'warns',
    why: 'the kernel goes on, and what it warns of is mostly not about what is proved',
    seen: 'a system call that was made to go on where a reference count below 0 is warned of',
  },
  {
    name: 'stall',
    from: 'kernel',
    pattern:
      /^(?:watchdog: BUG: soft lockup|(?:NMI )?watchdog: (?:CPU\d+: )?Watchdog detected hard LOCKUP|BUG: workqueue lockup|rcu: INFO: \S+ (?:self-)?detected )/,
    verdict: 'warns',
    why: 'a host that is busy, or was asleep, makes a processor of the guest stall',
    seen: 'programs of the highest real-time priority on all processors',
  },
  {
    name: 'hung task',
    from: 'kernel',
    pattern: /^INFO: task (?<program>.+):\d+ blocked .*for more than \d+ seconds/,
    verdict: 'warns',
    why: 'a slow disk of the host blocks a task of the guest, too',
    seen: 'a mount from a disk that gives a byte a second',
  },
  {
    name: 'out of memory',
    from: 'kernel',
    pattern: /^Out of memory(?: \(.*\))?: Killed process \d+ \((?<program>.+?)\)/,
    verdict: 'fails',
    why: 'the kernel has killed whatever took most memory, of steps and of the guest alike',
    seen: 'a program without a limit that takes all memory',
  },
  {
    name: 'out of memory in a unit',
    from: 'kernel',
    pattern: /^oom-kill:constraint=CONSTRAINT_MEMCG,.*,oom_memcg=\/(?:[^,]*\/)?(?<unit>[^/,]+),/,
    verdict: 'warns',
    why: 'a limit of one unit was reached: nothing else has suffered',
    seen: 'a service with MemoryMax= that takes more',
  },
  {
    name: 'segfault',
    from: 'kernel',
    pattern:
      /^(?:traps: )?(?<program>\S.*)\[\d+\]:? (?:segfault at |general protection fault ip:|trap [\w ]+ ip:)/,
    verdict: 'warns',
    why: 'one program has died, which a step may have meant',
    seen: 'perl that reads from address 8, or runs an invalid instruction',
  },
  {
    name: 'disk error',
    from: 'kernel',
    // What steps make by losetup is theirs; drives for removable media fail when they are empty.
    pattern: /^(?:blk_update_request: )?I\/O error, dev (?!loop|sr|fd)/,
    verdict: 'fails',
    why: 'what the guest reads is not what was written',
    seen: 'the disk of the store taken away while QEMU runs',
  },
  {
    name: 'systemd crashed',
    from: 'systemd',
    pattern: /^(?:Caught <\w+>|Freezing execution)/,
    verdict: 'fails',
    why: 'no unit is started or stopped any more',
    seen: 'kill -SEGV 1',
  },
  {
    name: 'failed unit',
    from: 'systemd',
    // Scopes are of who logs in; slices have no result of their own.
    pattern: /^(?<unit>\S+\.(?:service|socket|mount|automount|swap|timer|path)): Failed with result '/,
    verdict: 'warns',
    why: 'it is none of a step, so that no step has said what it means',
    seen: 'a service of the guest whose process is killed',
  },
  {
    name: 'ordering cycle',
    from: 'systemd',
    pattern: /^(?<unit>\S+): Found ordering cycle|^Found ordering cycle/,
    verdict: 'warns',
    why: 'systemd has left out a unit that was to be started',
    seen: 'two services that are each After= the other',
  },
];
