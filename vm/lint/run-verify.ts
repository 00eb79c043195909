import {mkdir, readFile, realpath} from 'node:fs/promises';
import {join} from 'node:path';
import {run} from '../../harness/process/run.ts';
import {requireProgram} from '../units/require-program.ts';
import {parseVerification} from './parse-verification.ts';
import type {Verification} from './verification.ts';

/** What a guest's systemd is run with on the host. */
export type VerifyOptions = {
  /** Slice of the guest's root, with its systemd: usr/bin, usr/lib, usr/lib64. */
  readonly rootfs: string;
  /** Folder of the private store to which the units refer. */
  readonly store: string;
  readonly signal?: AbortSignal;
};

/** A hundred units take a quarter of a second. */
const verifyMs = 60_000;

/**
 * Has a guest's systemd look at units on this host, in a root of its own: nothing is booted.
 *
 * @param folder of the units, and of their drop-ins
 * @param units names as systemd takes them, a template's with an instance
 * @throws MachineryError when it cannot be run.
 */
export const runVerify = async (
  folder: string,
  units: readonly string[],
  {rootfs, store, signal}: VerifyOptions,
): Promise<Verification> => {
  const mountPoint = join(store, 'mount-point');
  const [ask, script] = await Promise.all([
    readFile(new URL('ask.sh', import.meta.url), 'utf8'),
    readFile(new URL('verify.sh', import.meta.url), 'utf8'),
    mkdir(mountPoint, {recursive: true}),
  ]);
  const {stdout} = await run(
    requireProgram('unshare', 'util-linux'),
    [
      // An ordinary user may mount in a namespace of his own only.
      ...['--mount', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])],
      ...['sh', '-c', script, 'verify', await realpath(rootfs), await realpath(store), mountPoint],
      ...[await realpath(folder), ask, ...units],
    ],
    {timeoutMs: verifyMs, ...(signal === undefined ? {} : {signal})},
  );
  return parseVerification(stdout);
};
