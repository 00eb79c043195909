import {existsSync} from 'node:fs';
import {setTimeout} from 'node:timers/promises';
import {run} from '../../harness/process/run.ts';
import {findProgram} from '../../harness/process/find-program.ts';
import type {HostSystem} from './host-system.ts';
import {isStaticElf} from './is-static-elf.ts';

/** The host that we run on. */
export const thisHost = (): HostSystem => ({
  which: (program) => findProgram(program),
  fileExists: existsSync,
  isStatic: isStaticElf,
  isRoot: process.getuid?.() === 0,
  hasTerminal: process.stdin.isTTY && process.stderr.isTTY,
  env: process.env,
  run,
  sleep: async (durationMs, signal) =>
    setTimeout(durationMs, undefined, signal === undefined ? {} : {signal}),
});
