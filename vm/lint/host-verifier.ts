import {mkdir, readFile, realpath} from 'node:fs/promises';
import {join} from 'node:path';
import {run} from '../../harness/process/run.ts';
import {requireProgram} from '../units/require-program.ts';
import {askScript} from './ask-script.ts';
import {parseVerification} from './parse-verification.ts';
import type {Verifier} from './verifier.ts';

/** What a guest's systemd is run with on the host. */
export type HostVerifierOptions = {
  /** Slice of the guest's root, with its systemd: usr/bin, usr/lib, usr/lib64. */
  readonly rootfs: string;
  /** Folder of the private store to which the units refer. */
  readonly store: string;
  readonly signal?: AbortSignal;
};

/** A hundred units take a quarter of a second. */
const verifyMs = 60_000;

/** Has a guest's systemd look at units on this host, in a root of its own: nothing is booted. */
export const hostVerifier = ({rootfs, store, signal}: HostVerifierOptions): Verifier => ({
  async verify(units, files) {
    const mountPoint = join(store, 'mount-point');
    const [input, script] = await Promise.all([
      askScript(files),
      readFile(new URL('verify.sh', import.meta.url), 'utf8'),
      mkdir(mountPoint, {recursive: true}),
    ]);
    const {stdout} = await run(
      requireProgram('unshare', 'util-linux'),
      [
        // An ordinary user may mount in a namespace of his own only.
        ...['--mount', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])],
        ...['sh', '-c', script, 'verify', await realpath(rootfs), await realpath(store), mountPoint],
        ...units,
      ],
      {input, timeoutMs: verifyMs, ...(signal === undefined ? {} : {signal})},
    );
    return parseVerification(stdout);
  },
});
