import type {AnyAuthMethod} from 'ssh2';
import type {SshTarget} from './ssh-target.ts';

/** How a user proves who it is: by the keys, then by the agent. Nothing that would ask a person. */
export const authMethods = ({user, privateKey, agent}: SshTarget): AnyAuthMethod[] => [
  ...[privateKey].flat().map((key) => ({type: 'publickey' as const, username: user, key})),
  ...(agent === undefined ? [] : [{type: 'agent' as const, username: user, agent}]),
];
