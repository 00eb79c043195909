import type {DirectiveEntry} from '../entry/directive-entry.ts';
import {forAny, forYes} from './for-values.ts';

/** What must be seen of those that bear on: privileges. */
export const privilegesDirectives: Readonly<Record<string, DirectiveEntry>> = {
  NoNewPrivileges: {
    subject: 'privileges',
    reads: 'switch',
    shows: forYes({is: {noNewPrivs: 'true'}}),
    example: ['yes'],
  },
  CapabilityBoundingSet: {
    subject: 'privileges',
    reads: 'capabilities',
    shows: forAny({only: 'bounding capability '}),
    example: ['CAP_CHOWN'],
  },
  AmbientCapabilities: {
    subject: 'privileges',
    reads: 'capabilities',
    shows: forAny({all: 'ambient capability'}),
    example: ['CAP_CHOWN', 'User=daemon'],
  },
  SecureBits: {
    subject: 'privileges',
    reads: 'names',
    shows: forAny({all: 'securebit'}),
    example: ['noroot'],
  },
};
