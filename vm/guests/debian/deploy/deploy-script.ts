import {readFile} from 'node:fs/promises';

/** Text of the script that puts units into a running guest, with the arguments of `deployArguments`. */
export const deployScript = async (): Promise<string> =>
  readFile(new URL('deploy.sh', import.meta.url), 'utf8');
