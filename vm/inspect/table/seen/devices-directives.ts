import type {DirectiveEntry} from '../entry/directive-entry.ts';
import {forAny, forYes} from './for-values.ts';

/** What must be seen of those that bear on: devices. */
export const devicesDirectives: Readonly<Record<string, DirectiveEntry>> = {
  PrivateDevices: {
    subject: 'devices',
    reads: 'switch',
    shows: forYes({
      ownMount: ['/dev'],
      is: {'bounding capability mknod': 'no', 'bounding capability sys_rawio': 'no'},
    }),
    example: ['yes'],
  },
  DevicePolicy: {
    subject: 'devices',
    reads: 'word',
    shows: {
      auto: {},
      '*': {without: {'device /dev/mem': 'read allowed', 'device /dev/port': 'read allowed'}},
    },
    example: ['closed'],
    unlessSet: 'DeviceAllow',
  },
  DeviceAllow: {
    subject: 'devices',
    reads: 'devices',
    shows: forAny({
      without: {
        'device /dev/mem': 'read allowed',
        'device /dev/port': 'read allowed',
        'device $item': 'read EPERM',
      },
    }),
    example: ['/dev/kmsg r'],
  },
};
