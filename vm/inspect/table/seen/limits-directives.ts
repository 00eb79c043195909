import type {DirectiveEntry} from '../entry/directive-entry.ts';
import {forAny, forYes} from './for-values.ts';

const limit = (name: string, example: string): DirectiveEntry => ({
  subject: 'limits',
  reads: 'limit',
  shows: forAny({is: {[`limit ${name}`]: '$value'}}),
  example: [example],
});

const allowance = (
  file: string,
  reads: DirectiveEntry['reads'],
  example: string,
  context: readonly string[] = [],
): DirectiveEntry => ({
  subject: 'limits',
  reads,
  shows: forAny({is: {[`allowance ${file}`]: '$value'}}),
  example: [example, ...context],
});

const noZswap = 'the kernels of debian:bookworm and debian:trixie have no zswap';

/** Of the disk that our guests start from. */
const rate = (name: string, example: string): DirectiveEntry =>
  allowance(`io.max ${name}`, 'rate', `/dev/vda ${example}`);

/** What must be seen of those that bear on: limits. */
export const limitsDirectives: Readonly<Record<string, DirectiveEntry>> = {
  LimitCPU: limit('CPU', '3600'),
  LimitFSIZE: limit('FSIZE', '1G'),
  LimitDATA: limit('DATA', '1G'),
  LimitSTACK: limit('STACK', '4M'),
  LimitCORE: limit('CORE', '4096'),
  LimitRSS: limit('RSS', '1G'),
  LimitNOFILE: limit('NOFILE', '100:200'),
  LimitAS: limit('AS', '4G'),
  LimitNPROC: limit('NPROC', '1000'),
  LimitMEMLOCK: limit('MEMLOCK', '64K'),
  LimitLOCKS: limit('LOCKS', '100'),
  LimitSIGPENDING: limit('SIGPENDING', '100'),
  LimitMSGQUEUE: limit('MSGQUEUE', '1000'),
  LimitRTPRIO: limit('RTPRIO', '7'),
  LimitNICE: {...limit('NICE', '-5'), reads: 'niceness'},
  LimitRTTIME: {...limit('RTTIME', '10s:20s'), reads: 'microseconds-limit'},
  Nice: {subject: 'limits', reads: 'count', shows: forAny({is: {'process nice': '$value'}}), example: ['5']},
  OOMScoreAdjust: {
    subject: 'limits',
    reads: 'count',
    shows: forAny({is: {'process oomScoreAdjust': '$value'}}),
    example: ['100'],
  },
  CPUSchedulingPolicy: {
    subject: 'limits',
    reads: 'word',
    shows: forAny({is: {'process scheduling': '$value'}}),
    example: ['batch'],
  },
  CPUSchedulingPriority: {
    subject: 'limits',
    reads: 'count',
    shows: forAny({is: {'process schedulingPriority': '$value'}}),
    example: ['3', 'CPUSchedulingPolicy=rr'],
  },
  IOSchedulingClass: {
    subject: 'limits',
    reads: 'word',
    shows: forAny({is: {'process ioClass': '$value'}}),
    example: ['idle'],
  },
  IOSchedulingPriority: {
    subject: 'limits',
    reads: 'count',
    shows: forAny({is: {'process ioPriority': '$value'}}),
    example: ['6'],
  },
  CPUAffinity: {
    subject: 'limits',
    reads: 'cpus',
    shows: forAny({is: {'process cpus': '$value'}}),
    example: ['0'],
  },
  TimerSlackNSec: {
    subject: 'limits',
    reads: 'nanoseconds',
    shows: forAny({is: {'process timerSlackNs': '$value'}}),
    example: ['60000'],
    // The kernel gives none to a process of the realtime policies.
    unlessSet: 'CPUSchedulingPolicy',
  },
  CoredumpFilter: {
    subject: 'limits',
    reads: 'mask',
    shows: forAny({is: {'process coredumpFilter': '$value'}}),
    example: ['0x3'],
  },
  TasksMax: allowance('pids.max', 'count', '77'),
  MemoryMax: allowance('memory.max', 'bytes', '512M'),
  MemoryHigh: allowance('memory.high', 'bytes', '512M'),
  MemoryLow: allowance('memory.low', 'bytes', '16M'),
  MemoryMin: allowance('memory.min', 'bytes', '16M'),
  MemorySwapMax: allowance('memory.swap.max', 'bytes', '16M'),
  MemoryZSwapMax: {
    ...allowance('memory.zswap.max', 'bytes', '16M'),
    notOnGuests: noZswap,
  },
  MemoryZSwapWriteback: {
    subject: 'limits',
    reads: 'switch',
    shows: {yes: {}, no: {is: {'allowance memory.zswap.writeback': '0'}}},
    example: ['no'],
    notOnGuests: noZswap,
  },
  CPUWeight: allowance('cpu.weight', 'weight', '50'),
  IOWeight: {
    subject: 'limits',
    reads: 'weight',
    shows: forAny({is: {'allowance io.weight': 'default $value'}}),
    example: ['50'],
  },
  CPUQuota: allowance('cpu.max quota', 'quota', '50%'),
  CPUQuotaPeriodSec: allowance('cpu.max period', 'microseconds', '20ms', ['CPUQuota=50%']),
  AllowedCPUs: allowance('cpuset.cpus', 'count', '0'),
  AllowedMemoryNodes: allowance('cpuset.mems', 'count', '0'),
  IOReadBandwidthMax: rate('rbps', '900M'),
  IOWriteBandwidthMax: rate('wbps', '900M'),
  IOReadIOPSMax: rate('riops', '90K'),
  IOWriteIOPSMax: rate('wiops', '90K'),
  NUMAPolicy: {
    subject: 'limits',
    reads: 'word',
    shows: forAny({is: {'process numaPolicy': '$value'}}),
    example: ['bind', 'NUMAMask=0'],
  },
  NUMAMask: {
    subject: 'limits',
    reads: 'cpus',
    shows: forAny({is: {'process numaNodes': '$value'}}),
    // Without a node some policies are none, and it does not start.
    example: ['0', 'NUMAPolicy=preferred'],
  },
  MemoryKSM: {
    subject: 'limits',
    reads: 'switch',
    shows: forYes({is: {'process merges': 'yes'}}),
    example: ['yes'],
  },
  MemoryTHP: {
    subject: 'limits',
    reads: 'word',
    shows: {inherit: {}, '*': {is: {'process hugePages': '$value'}}},
    example: ['disable'],
  },
  ManagedOOMPreference: {
    subject: 'limits',
    reads: 'word',
    shows: {none: {}, '*': {is: {'process oomPreference': '$value'}}},
    example: ['avoid'],
  },
  Slice: {
    subject: 'limits',
    reads: 'word',
    shows: forAny({is: {'process slice': '$value'}}),
    // One that is there all the same.
    example: ['user.slice'],
  },
  Delegate: {
    subject: 'limits',
    reads: 'word',
    shows: {no: {}, '*': {is: {'process delegated': 'yes'}}},
    example: ['yes'],
  },
  DelegateSubgroup: {
    subject: 'limits',
    reads: 'word',
    shows: forAny({is: {'process subgroup': '$value'}}),
    example: ['example', 'Delegate=yes'],
  },
};
