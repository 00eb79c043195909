import type {DirectiveEntry} from '../entry/directive-entry.ts';
import {forAny, forYes} from './for-values.ts';

/** What must be seen of those that bear on: processes. */
export const processesDirectives: Readonly<Record<string, DirectiveEntry>> = {
  ProtectProc: {
    subject: 'processes',
    reads: 'word',
    shows: {default: {}, '*': {is: {'proc hidepid': '$value'}}},
    example: ['invisible'],
  },
  ProcSubset: {
    subject: 'processes',
    reads: 'word',
    shows: {all: {}, pid: {is: {'proc subset': 'pid'}}},
    example: ['pid'],
  },
  PrivateIPC: {
    subject: 'processes',
    reads: 'switch',
    shows: forYes({is: {'namespace ipc': 'own'}}),
    example: ['yes'],
  },
  PrivatePIDs: {
    subject: 'processes',
    reads: 'switch',
    shows: forYes({is: {'namespace pid': 'own'}}),
    example: ['yes'],
  },
  RestrictNamespaces: {
    subject: 'processes',
    reads: 'namespaces',
    shows: forAny({allowedOnly: 'can new-'}),
    example: ['yes'],
  },
};
