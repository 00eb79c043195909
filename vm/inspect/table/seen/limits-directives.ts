import type {DirectiveEntry} from '../entry/directive-entry.ts';
import {forAny} from './for-values.ts';

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
    notOnGuests: 'the kernels of debian:bookworm and debian:trixie have no zswap',
  },
  CPUWeight: allowance('cpu.weight', 'weight', '50'),
  CPUQuota: allowance('cpu.max', 'quota', '50%'),
  AllowedCPUs: allowance('cpuset.cpus', 'count', '0'),
};
