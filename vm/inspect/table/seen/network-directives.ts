import type {DirectiveEntry} from '../entry/directive-entry.ts';
import {forAny, forYes} from './for-values.ts';

/** What must be seen of those that bear on: network. */
export const networkDirectives: Readonly<Record<string, DirectiveEntry>> = {
  PrivateNetwork: {
    subject: 'network',
    reads: 'switch',
    shows: forYes({is: {'namespace net': 'own'}}),
    example: ['yes'],
  },
  RestrictAddressFamilies: {
    subject: 'network',
    reads: 'families',
    shows: forAny({allowedOnly: 'family '}),
    example: ['AF_UNIX'],
  },
  IPAddressDeny: {
    subject: 'network',
    reads: 'addresses',
    shows: forAny({denied: ['$item']}),
    example: ['any'],
    exceptions: 'IPAddressAllow',
  },
  SocketBindDeny: {
    subject: 'network',
    reads: 'sockets',
    shows: forAny({denied: ['$item']}),
    example: ['any'],
    gap: {since: 252, until: 252, why: "Debian's systemd 252 is built without the BPF framework"},
    exceptions: 'SocketBindAllow',
  },
};
