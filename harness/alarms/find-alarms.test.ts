import test from 'ava';
import {alarmPatterns} from './alarm-patterns.ts';
import {findAlarms} from './find-alarms.ts';
import {sampleLines} from './fixtures/sample-lines.ts';

const time = '2026-11-24T05:35:22.123456+00:00 guest';

const log = (content: string) => ({file: 'a/kernel.txt', content, form: 'journal'}) as const;

const namesOf = (from: string, line: string) =>
  findAlarms(log(`${time} ${from}: ${line}`)).map(({name}) => name);

test('each pattern matches what kernels and systemds of all ages write, and no other does', (t) => {
  t.deepEqual(Object.keys(sampleLines).sort(), alarmPatterns.map(({name}) => name).sort());
  for (const {name, from} of alarmPatterns) {
    const [own, other] = from === 'kernel' ? ['kernel', 'systemd[1]'] : ['systemd[1]', 'kernel'];
    for (const line of sampleLines[name] ?? []) {
      t.deepEqual(namesOf(own, line), [name], line);
      t.deepEqual(namesOf(other, line), [], line);
      t.deepEqual(namesOf('prog[77]', line), [], line);
    }
  }
});

test('what a machine in good order writes is nothing', (t) => {
  for (const line of [
    'Kernel command line: panic=-1 oops=panic hung_task_panic=1',
    'Oops bit set',
    'hpet: Lost 1 RTC interrupts',
    'Unstable clock detected, switching default tracing clock to "global"',
    'Warning: unable to open an initial console.',
    'WARNING: Spectre v2 mitigation leaves CPU vulnerable',
    'rcu: Hierarchical SRCU implementation.',
    'perl invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0',
    'I/O error, dev loop0, sector 4096 op 0x0:(READ) flags 0x800 phys_seg 1 prio class 2',
    'I/O error, dev sr0, sector 0 op 0x0:(READ) flags 0x0 phys_seg 1 prio class 2',
    'operation not supported error, dev vda, sector 0 op 0x9:(WRITE_ZEROES)',
    'audit: type=1326 audit(1764444000.1:7): auid=0 uid=0 gid=0 ses=1 pid=77 comm="x" exe="/x" sig=31 arch=c000003e syscall=171',
    'random: crng reseeded due to virtual machine fork',
  ]) {
    t.deepEqual(namesOf('kernel', line), [], line);
  }
  for (const line of [
    "session-3.scope: Failed with result 'oom-kill'.",
    'a.service: Main process exited, code=dumped, status=11/SEGV',
    'a.service: Scheduled restart job, restart counter is at 1.',
    'Startup finished in 29.767s (kernel) + 2min 4.477s (userspace) = 2min 34.245s.',
  ]) {
    t.deepEqual(namesOf('systemd[1]', line), [], line);
  }
});

test('of each kind, and of each unit or program, the first line is told, and how many there are', (t) => {
  const content = [
    `${time} systemd[1]: a.service: Failed with result 'signal'.`,
    `${time} systemd[1]: mine.service: Failed with result 'signal'.`,
    `${time} systemd[1]: b.service: Failed with result 'exit-code'.\r`,
    `${time} systemd[1]: a.service: Failed with result 'timeout'.`,
    `${time} kernel: perl[7]: segfault at 8 ip 0 sp 0 error 4 in libc.so.6`,
  ].join('\n');
  const file = 'a/kernel.txt';
  const units = [
    {
      name: 'failed unit',
      verdict: 'warns',
      who: 'a.service',
      text: "a.service: Failed with result 'signal'.",
      file,
      line: 1,
      count: 2,
    },
    {
      name: 'failed unit',
      verdict: 'warns',
      who: 'b.service',
      text: "b.service: Failed with result 'exit-code'.",
      file,
      line: 3,
      count: 1,
    },
  ] as const;
  t.deepEqual(
    findAlarms({...log(content), of: 'systemd'}, (unit) => unit === 'mine.service'),
    [...units],
  );
  t.deepEqual(
    findAlarms(log(content)).map(({name, who}) => [name, who]),
    [
      ['failed unit', 'a.service'],
      ['failed unit', 'mine.service'],
      ['failed unit', 'b.service'],
      ['segfault', 'perl'],
    ],
  );
});

test('a unit that runs out of its own memory is known by its cgroup', (t) => {
  const line = (cgroup: string) =>
    `${time} kernel: oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,oom_memcg=${cgroup},task_memcg=${cgroup}/x,task=perl,pid=7,uid=0`;
  for (const [cgroup, who] of [
    ['/system.slice/hog.service', 'hog.service'],
    ['/system.slice/system-test5.slice/test5@0-1-0.service', 'test5@0-1-0.service'],
    ['/user.slice', 'user.slice'],
  ] as const) {
    t.deepEqual(
      findAlarms(log(line(cgroup))).map((alarm) => alarm.who),
      [who],
    );
    t.deepEqual(
      findAlarms(log(line(cgroup)), (unit) => unit === who),
      [],
    );
  }
});
