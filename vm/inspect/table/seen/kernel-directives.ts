import type {DirectiveEntry} from '../entry/directive-entry.ts';
import {forYes} from './for-values.ts';

/** What must be seen of those that bear on: kernel. */
export const kernelDirectives: Readonly<Record<string, DirectiveEntry>> = {
  ProtectKernelTunables: {
    subject: 'kernel',
    reads: 'switch',
    shows: forYes({denied: ['tunable ']}),
    example: ['yes'],
    gap: {
      since: 257,
      why: 'systemd 257 and later leave /sys writable, unless the service has PrivateNetwork= too; ReadOnlyPaths=/sys closes it',
    },
  },
  ProtectKernelModules: {
    subject: 'kernel',
    reads: 'switch',
    shows: forYes({
      denied: ['can finit-module', 'can init-module', 'can delete-module'],
      is: {'bounding capability sys_module': 'no'},
    }),
    example: ['yes'],
  },
  ProtectKernelLogs: {
    subject: 'kernel',
    reads: 'switch',
    shows: forYes({denied: ['can syslog'], is: {'bounding capability syslog': 'no'}}),
    example: ['yes'],
  },
  ProtectControlGroups: {
    subject: 'kernel',
    reads: 'word',
    shows: {
      no: {},
      yes: {denied: ['cgroup ']},
      private: {is: {'namespace cgroup': 'own'}},
      strict: {denied: ['cgroup '], is: {'namespace cgroup': 'own'}},
    },
    example: ['yes'],
  },
  ProtectClock: {
    subject: 'kernel',
    reads: 'switch',
    shows: forYes({
      denied: ['can settimeofday', 'can clock-adjtime'],
      is: {'bounding capability sys_time': 'no'},
    }),
    example: ['yes'],
  },
  ProtectHostname: {
    subject: 'kernel',
    reads: 'word',
    shows: {
      no: {},
      yes: {is: {'namespace uts': 'own'}, denied: ['can sethostname', 'can setdomainname']},
      '*': {is: {'namespace uts': 'own'}},
    },
    example: ['yes'],
  },
};
