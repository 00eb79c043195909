/** A service as Debian ships it, and what of its lock a shell in its sandbox is asked for as well. */
export type DebianService = {
  readonly name: string;
  /** Packages that have its unit and what the unit speaks of. Absent: the guest has them. */
  readonly packages?: readonly string[];
  /** Lines for systemd-sysusers: whom the package's scripts make. */
  readonly sysusers?: readonly string[];
  /**
   * Settings without which no shell starts there, or it can start no program: as the probe's twin, its copy of the unit has then more than
   * the service. No fact is asked for that hangs on them.
   */
  readonly shellNeeds?: readonly string[];
  /** What it declares and does not have, by suites. */
  readonly notInForce?: Readonly<Record<string, readonly string[]>>;
  /** As a lock file calls them. */
  readonly facts: readonly string[];
};

const user = (name: string) => [`u ${name} -`];

/** With what gives a service /proc or /sys anew, ProtectSystem=strict leaves /run writable. */
const runIsWritable = {bookworm: ['ProtectSystem'], trixie: ['ProtectSystem'], forky: ['ProtectSystem']};

export const debianServices: readonly DebianService[] = [
  {
    name: 'systemd-timesyncd.service',
    packages: ['systemd-timesyncd'],
    sysusers: user('systemd-timesync'),
    // Without a dependency on /var, PrivateTmp=disconnected leaves /var/tmp the machine's there.
    notInForce: {...runIsWritable, forky: ['PrivateTmp', 'ProtectSystem']},
    facts: [
      'uid',
      'effective capability sys_time',
      'effective capability sys_admin',
      'path /home',
      'path /etc',
      'noNewPrivs',
    ],
  },
  {
    name: 'systemd-resolved.service',
    packages: ['systemd-resolved'],
    sysusers: user('systemd-resolve'),
    // Without a dependency on /var, PrivateTmp=disconnected leaves /var/tmp the machine's there.
    notInForce: {...runIsWritable, forky: ['PrivateTmp', 'ProtectSystem']},
    facts: ['uid', 'effective capability net_raw', 'path /root', 'path /home', 'family packet'],
  },
  {
    name: 'systemd-networkd.service',
    notInForce: runIsWritable,
    facts: [
      'uid',
      'effective capability net_admin',
      'family packet',
      'tunable /proc/sys/net/ipv4/ip_forward',
      'tunable /proc/sys/kernel/sysrq',
    ],
  },
  {
    name: 'systemd-logind.service',
    facts: ['uid', 'effective capability sys_tty_config', 'path /home', 'family inet', 'can sethostname'],
  },
  {
    name: 'ssh.service',
    facts: ['uid', 'effective capability sys_admin', 'noNewPrivs', 'path /etc', 'namespace mnt'],
  },
  {
    name: 'chrony.service',
    packages: ['chrony'],
    sysusers: user('_chrony'),
    notInForce: {
      trixie: ['ProtectKernelTunables'],
      forky: ['ProtectKernelTunables'],
    },
    facts: [
      'uid',
      'effective capability sys_time',
      'effective capability sys_admin',
      'path /etc',
      'path /home',
      'can new-user-namespace',
    ],
  },
  {
    name: 'tor@default.service',
    packages: ['tor'],
    sysusers: user('debian-tor'),
    facts: [
      'noNewPrivs',
      'limit NOFILE',
      'path /etc',
      'path /home',
      'effective capability net_bind_service',
      'effective capability sys_admin',
    ],
  },
  {
    name: 'nginx.service',
    packages: ['nginx-common'],
    facts: ['uid', 'effective capability sys_admin', 'namespace mnt', 'path /home', 'can new-net-namespace'],
  },
  {
    name: 'redis-server.service',
    packages: ['redis-server', 'redis-tools'],
    sysusers: user('redis'),
    shellNeeds: ['ExecPaths=/usr/bin'],
    notInForce: runIsWritable,
    facts: ['uid', 'umask', 'namespace user', 'path /etc', 'family packet', 'limit NOFILE'],
  },
  {
    name: 'postgresql@main.service',
    packages: ['postgresql-common'],
    facts: ['uid', 'process oomScoreAdjust', 'namespace mnt', 'path /home', 'effective capability sys_admin'],
  },
  {
    name: 'irqbalance.service',
    packages: ['irqbalance'],
    notInForce: {trixie: ['ProtectSystem'], forky: ['ProtectSystem']},
    facts: ['uid', 'path /etc', 'family inet', 'family unix', 'tunable /proc/irq/default_smp_affinity'],
  },
  {
    name: 'haveged.service',
    packages: ['haveged'],
    // In bookworm its filter lets it start no process, as it needs none.
    shellNeeds: ['SystemCallFilter=pipe pipe2 clone vfork wait4 uname umask'],
    facts: [
      'uid',
      'umask',
      'noNewPrivs',
      'effective capability sys_admin',
      'effective capability sys_time',
      'namespace net',
      'path /home',
      'path /etc',
      'can sethostname',
    ],
  },
];
