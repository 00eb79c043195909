import type {DirectiveEntry} from '../entry/directive-entry.ts';
import {forAny, forYes} from './for-values.ts';

/** What must be seen of those that bear on: system calls. */
export const systemCallsDirectives: Readonly<Record<string, DirectiveEntry>> = {
  SystemCallFilter: {
    subject: 'system calls',
    reads: 'syscalls',
    shows: forAny({is: {seccomp: 'filter'}, syscalls: true}),
    example: ['@system-service'],
  },
  SystemCallArchitectures: {
    subject: 'system calls',
    reads: 'word',
    shows: {
      native: {is: {seccomp: 'filter'}, denied: ['can other-architecture']},
      '*': {is: {seccomp: 'filter'}},
    },
    example: ['native'],
  },
  SystemCallErrorNumber: {
    subject: 'system calls',
    reads: 'word',
    shows: {kill: {}, '*': {someAnswer: '$value'}},
    example: ['ELOOP', 'SystemCallFilter=~@mount'],
  },
  MemoryDenyWriteExecute: {
    subject: 'system calls',
    reads: 'switch',
    shows: forYes({denied: ['can write-execute', 'can make-executable']}),
    example: ['yes'],
  },
  LockPersonality: {
    subject: 'system calls',
    reads: 'switch',
    shows: forYes({denied: ['can personality']}),
    example: ['yes'],
    // What it is locked to may be the very one that the probe asks for.
    unlessSet: 'Personality',
  },
  Personality: {
    subject: 'system calls',
    reads: 'word',
    shows: {x86: {is: {'process machine': 'i686'}}, 'x86-64': {is: {'process machine': 'x86_64'}}},
    example: ['x86'],
  },
  RestrictRealtime: {
    subject: 'system calls',
    reads: 'switch',
    shows: forYes({denied: ['can realtime']}),
    example: ['yes'],
  },
  RestrictSUIDSGID: {
    subject: 'system calls',
    reads: 'switch',
    shows: forYes({denied: ['can setuid-bit', 'can setgid-bit']}),
    example: ['yes'],
  },
};
