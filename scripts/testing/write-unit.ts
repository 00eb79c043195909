import {writeFileSync} from 'node:fs';
import {join} from 'node:path';

/** Writes the file of a service with these settings, and tells its path. */
export const writeUnit = (folder: string, name: string, ...lines: readonly string[]): string => {
  const file = join(folder, name);
  writeFileSync(file, `${['[Service]', 'ExecStart=/usr/bin/daemon', ...lines].join('\n')}\n`);
  return file;
};
