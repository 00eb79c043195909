import type {Machine} from '../../machine/machine.ts';
import {NotYet} from '../../wait/not-yet.ts';
import {waitUntil} from '../../wait/wait-until.ts';
import {findAlarms} from '../find-alarms.ts';
import {DebugStub} from './debug-stub.ts';

export type ProvocationTools = {
  readonly machine: Machine;
  /** A path for a unix socket of that name. */
  readonly socket: (name: string) => string;
};

/** Has a machine write a line that should never be there. */
export type Provocation = (tools: ProvocationTools) => Promise<unknown>;

/** Addresses of functions of the kernel. */
const addresses = async (machine: Machine, ...names: string[]): Promise<Record<string, string>> => {
  const lines = await machine.succeed(`grep -wE '${names.join('|')}' /proc/kallsyms`);
  return Object.fromEntries(
    lines
      .trim()
      .split('\n')
      .map((line) => {
        const [address = '', , name = ''] = line.split(' ');
        return [name, address];
      }),
  );
};

/** A system call that nothing else makes. */
const rare = '__x64_sys_setdomainname';

/** A program is sent to where it dies, so that how it ends says nothing. */
const callRare = `perl -e '$x = "x"; syscall(171, $x, 1)'`;

const program = (bytes: string) =>
  `printf '${bytes.replaceAll(/../g, (byte) => `\\${Number.parseInt(byte, 16).toString(8).padStart(3, '0')}`)}'`;

/** The smallest program for Linux on x86-64 there is: its one instruction is ud2. */
const invalidInstruction = [
  '7f454c46020101000000000000000000' + '02003e0001000000' + '7800400000000000',
  '4000000000000000' + '0000000000000000' + '00000000' + '40003800010000000000' + '0000',
  '0100000005000000' + '0000000000000000' + '0000400000000000' + '0000400000000000',
  '7a00000000000000' + '7a00000000000000' + '0010000000000000' + '0f0b',
].join('');

/**
 * Takes a processor from the kernel's thread for eight seconds, as soon as there is one of it for each of two processors. It is a
 * stall only if that thread is about something then, so that somebody else waits for it again and again (membarrier).
 */
const takeProcessor = `
  open F, ">/run/spins.$ARGV[0]";
  select undef, undef, undef, 0.05 until -e "/run/spins.0" && -e "/run/spins.1";
  $end = time + 8;
  1 while time < $end;
`;

/**
 * How each of the patterns was seen, by its name, in an order in which one machine bears all of them but the last, which it does not
 * survive. The machine has a store disk that it does not use.
 */
export const provocations: Readonly<Record<string, Provocation>> = {
  'failed unit': async ({machine}) => {
    await machine.succeed('systemd-run --quiet --unit=victim --property=Type=exec sleep 1000');
    await machine.succeed('systemctl kill --signal=KILL victim.service');
    await machine.waitUntilSucceeds('systemctl is-failed victim.service');
  },
  'ordering cycle': async ({machine}) => {
    for (const [unit, other] of [
      ['first', 'second'],
      ['second', 'first'],
    ] as const) {
      const lines = `[Unit]\\nWants=${other}.service\\nAfter=${other}.service\\n[Service]\\nType=oneshot\\nExecStart=true\\n`;
      await machine.succeed(`printf '${lines}' > /run/systemd/system/${unit}.service`);
    }
    await machine.succeed('systemctl daemon-reload && systemctl start first.service');
  },
  segfault: async ({machine}) => {
    await machine.execute(`perl -e 'unpack("p", pack("Q", 8))'`);
    await machine.execute(
      `${program(invalidInstruction)} > /run/invalid && chmod +x /run/invalid && /run/invalid`,
    );
  },
  'out of memory in a unit': async ({machine}) =>
    machine.execute(
      `systemd-run --quiet --wait --unit=hog --property=MemoryMax=40M --property=MemorySwapMax=0 perl -e 'push @x, chr(65 + $_ % 26) x 1_000_000 for 1 .. 100'`,
    ),
  'hung task': async ({machine}) => {
    await machine.succeed('echo 1 > /proc/sys/kernel/hung_task_timeout_secs');
    // A byte a second, which the first read has used up for the next minutes.
    await machine.sendMonitorCommand('block_set_io_throttle store 1 0 0 0 0 0');
    await machine.succeed('dd if=/dev/vdb of=/dev/null iflag=direct bs=64k count=1');
    await machine.succeed('(mount -t ext4 -o ro /dev/vdb /mnt > /dev/null 2>&1 &)');
    await machine.waitUntilSucceeds('dmesg --kernel | grep "INFO: task mount:"');
    await machine.sendMonitorCommand('block_set_io_throttle store 0 0 0 0 0 0');
    await machine.succeed('echo 0 > /proc/sys/kernel/hung_task_timeout_secs');
  },
  'disk error': async ({machine}) => {
    await machine.sendMonitorCommand('drive_del store');
    await machine.fail('dd if=/dev/vdb of=/dev/null iflag=direct bs=64k count=1 skip=100');
  },
  'out of memory': async ({machine}) => {
    await machine.execute(
      `perl -e '$x = "a" x 40_000_000; open F, ">/proc/self/oom_score_adj"; print F 1000; close F; open F, ">/proc/sysrq-trigger"; print F "f"; close F; sleep 1000'`,
    );
  },
  'kernel warning': async ({machine, socket}) => {
    const {[rare]: from = '', refcount_warn_saturate: to = ''} = await addresses(
      machine,
      rare,
      'refcount_warn_saturate',
    );
    using stub = await DebugStub.open(machine, socket('gdb'));
    // Its second argument: a count that fell below 0.
    await stub.detour(from, {rip: BigInt(`0x${to}`), rsi: 3n}, async () => machine.execute(callRare));
  },
  'kernel oops': async ({machine, socket}) => {
    const {[rare]: from = ''} = await addresses(machine, rare);
    using stub = await DebugStub.open(machine, socket('gdb'));
    await stub.detour(from, {rip: 0n}, async () => machine.execute(callRare));
  },
  stall: async ({machine}) => {
    await machine.succeed('echo 3 > /sys/module/rcupdate/parameters/rcu_cpu_stall_timeout');
    await machine.succeed('echo -1 > /proc/sys/kernel/sched_rt_runtime_us');
    // Linux 6.12 and later leave some time for ordinary tasks even then.
    await machine.succeed(
      'mkdir -p /run/debug && mount -t debugfs debugfs /run/debug && for it in /run/debug/sched/fair_server/cpu*/runtime; do [ ! -e "$it" ] || echo 0 > "$it" || true; done',
    );
    const timeoutMs = 60_000 * machine.timeoutFactor;
    await waitUntil(
      async () => {
        await machine.succeed(
          `perl -e 'syscall(324, 1, 0) while 1' & waits=$!
           for cpu in 0 1; do taskset -c $cpu chrt -f 99 perl -e '${takeProcessor}' $cpu & spins="$spins $!"; done
           wait $spins; kill $waits; rm /run/spins.*`,
        );
        const content = await machine.succeed('dmesg --kernel');
        if (!findAlarms({file: 'dmesg', content, form: 'kernel'}).some(({name}) => name === 'stall')) {
          throw new NotYet('the kernel has told of none');
        }
      },
      {what: 'a stall', timeoutMs, attemptTimeoutMs: timeoutMs},
    );
  },
  'systemd crashed': async ({machine}) => machine.succeed('kill -SEGV 1'),
  'kernel panic': async ({machine}) => machine.execute('echo c > /proc/sysrq-trigger'),
};
