import type {Subject} from '../table/entry/subject.ts';

/** Something that a process may do, in plain words, and the facts that say so: any of them that is `allowed`. */
export type Topic = {
  readonly subject: Subject;
  readonly text: string;
  /** Subjects of facts; one that ends in a blank stands for all that begin so. */
  readonly facts: readonly string[];
  /** Facts of another kind: it can while this fact is so. */
  readonly while?: Readonly<Record<string, string>>;
};

/** What reports tell of what the kernel lets a process do, from what matters most. */
export const topics: readonly Topic[] = [
  {subject: 'kernel', text: 'load kernel modules', facts: ['can finit-module', 'can init-module']},
  {subject: 'kernel', text: 'boot another kernel', facts: ['can kexec']},
  {subject: 'kernel', text: 'reboot the machine', facts: ['can reboot']},
  {subject: 'kernel', text: 'write kernel settings', facts: ['tunable ']},
  {subject: 'kernel', text: 'use I/O ports', facts: ['can ioperm']},
  {subject: 'kernel', text: 'use BPF', facts: ['can bpf']},
  {subject: 'kernel', text: 'read the kernel log', facts: ['can syslog']},
  {subject: 'kernel', text: 'set the clock', facts: ['can settimeofday', 'can clock-adjtime']},
  {subject: 'kernel', text: 'set the host name', facts: ['can sethostname']},
  {subject: 'kernel', text: 'change control groups', facts: ['cgroup ']},
  {subject: 'kernel', text: 'count performance events', facts: ['can perf-event-open']},
  {subject: 'processes', text: 'look into PID 1', facts: ['can inspect-init']},
  {subject: 'processes', text: 'send PID 1 a signal', facts: ['can kill-init']},
  {subject: 'processes', text: 'trace processes', facts: ['can ptrace']},
  {
    subject: 'processes',
    text: 'see all processes',
    facts: [],
    while: {'proc hidepid': 'no', 'namespace pid': 'host'},
  },
  {subject: 'processes', text: 'make user namespaces', facts: ['can new-user-namespace']},
  {
    subject: 'processes',
    text: 'make other namespaces',
    facts: ['can new-mnt-namespace', 'can new-net-namespace'],
  },
  {subject: 'processes', text: 'enter other namespaces', facts: ['can setns']},
  {subject: 'file system', text: 'mount', facts: ['can mount', 'can fsopen']},
  {subject: 'file system', text: 'change its root', facts: ['can chroot', 'can pivot-root']},
  {subject: 'file system', text: 'open files by handle', facts: ['can open-by-handle']},
  {subject: 'devices', text: 'make device nodes', facts: ['can mknod']},
  {subject: 'network', text: 'listen on TCP', facts: ['loopback bind-tcp']},
  {subject: 'network', text: 'listen below port 1024', facts: ['loopback bind-low-port']},
  {subject: 'network', text: 'reach the machine itself by TCP', facts: ['loopback connect-tcp']},
  {subject: 'network', text: 'send raw packets', facts: ['socket inet-raw', 'socket packet-raw']},
  {subject: 'system calls', text: 'call as another architecture', facts: ['can other-architecture']},
  {
    subject: 'system calls',
    text: 'run memory that it writes',
    facts: ['can write-execute', 'can make-executable'],
  },
  {subject: 'system calls', text: 'take realtime scheduling', facts: ['can realtime']},
  {subject: 'system calls', text: 'make setuid files', facts: ['can setuid-bit', 'can setgid-bit']},
  {subject: 'system calls', text: 'change its personality', facts: ['can personality']},
  {subject: 'system calls', text: 'use io_uring', facts: ['can io-uring']},
  {subject: 'system calls', text: 'use kernel keyrings', facts: ['can keyctl', 'can add-key']},
  {
    subject: 'privileges',
    text: 'gain privileges by setuid programs',
    facts: [],
    while: {noNewPrivs: 'false'},
  },
  {subject: 'privileges', text: 'become another user', facts: ['can setuid']},
  {subject: 'privileges', text: 'give files away', facts: ['can chown']},
];
