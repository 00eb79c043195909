import {fileURLToPath} from 'node:url';
import {execa} from 'execa';

const command = fileURLToPath(new URL('../confinement.js', import.meta.url));

/** Runs `confinement inspect` to its end, whatever its exit status; at most 5 min. */
export const runInspect = async (...args: string[]) =>
  execa(process.execPath, [command, 'inspect', ...args], {reject: false, cleanup: true, timeout: 300_000});
