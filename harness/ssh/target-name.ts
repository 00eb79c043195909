import type {SshTarget} from './ssh-target.ts';

/** A target in messages, as in `root@127.0.0.1:2222`. */
export const targetName = ({user, host, port}: SshTarget): string => `${user}@${host}:${port}`;
