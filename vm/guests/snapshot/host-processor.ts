import {readFile} from 'node:fs/promises';

/** The host's processor with its features: a guest saved on another cannot run on. */
export const hostProcessor = async (): Promise<string> =>
  (await readFile('/proc/cpuinfo', 'utf8'))
    .split('\n\n')[0]
    ?.split('\n')
    .filter((line) => /^(?:vendor_id|cpu family|model|stepping|microcode|flags)\b/.test(line))
    .join('\n') ?? '';
