import type {DirectiveEntry} from '../entry/directive-entry.ts';
import {forAny, forYes} from './for-values.ts';

/** What must be seen of those that bear on: identity. */
export const identityDirectives: Readonly<Record<string, DirectiveEntry>> = {
  User: {subject: 'identity', reads: 'user', shows: forAny({is: {uid: '$value'}}), example: ['daemon']},
  Group: {subject: 'identity', reads: 'group', shows: forAny({is: {gid: '$value'}}), example: ['daemon']},
  SupplementaryGroups: {
    subject: 'identity',
    reads: 'groups',
    shows: forAny({all: 'group'}),
    example: ['daemon'],
    // Of the groups only the service's own has a number among users of its own.
    unlessSet: 'PrivateUsers',
  },
  DynamicUser: {
    subject: 'identity',
    reads: 'switch',
    shows: forYes({not: {uid: '0'}, is: {noNewPrivs: 'true'}, mount: {'/usr': 'ro'}}),
    example: ['yes'],
  },
  PrivateUsers: {
    subject: 'identity',
    reads: 'word',
    shows: {no: {}, '*': {is: {'namespace user': 'own'}}},
    example: ['yes'],
  },
  UMask: {subject: 'identity', reads: 'mode', shows: forAny({is: {umask: '$value'}}), example: ['0077']},
  SetLoginEnvironment: {
    subject: 'identity',
    reads: 'switch',
    // $SHELL is left out where that is nologin.
    shows: forYes({is: {'environment LOGNAME': 'yes'}}),
    example: ['yes'],
  },
  Environment: {
    subject: 'identity',
    reads: 'assignments',
    shows: forAny({all: 'environment'}),
    example: ['CONFINEMENT_EXAMPLE=1'],
  },
  UnsetEnvironment: {
    subject: 'identity',
    reads: 'unset',
    shows: forAny({none: 'environment'}),
    example: ['CONFINEMENT_EXAMPLE', 'Environment=CONFINEMENT_EXAMPLE=1'],
  },
  KeyringMode: {
    subject: 'identity',
    reads: 'word',
    shows: {
      inherit: {not: {'process keyring': '_ses'}},
      '*': {is: {'process keyring': '_ses'}},
    },
    example: ['inherit'],
  },
};
