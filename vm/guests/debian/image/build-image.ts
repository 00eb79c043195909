import {cp, mkdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {run} from '../../../../harness/process/run.ts';
import {keyPair} from '../../../../harness/ssh/key-pair.ts';
import {buildInitrd} from './build-initrd.ts';
import {excludedPaths, imagePackages} from './image-contents.ts';
import {imageHookCommand, imageHookEnvironment} from './image-hook.ts';
import {runMmdebstrap} from './run-mmdebstrap.ts';
import type {DebianSuite} from './suites.ts';

export type BuildImageOptions = {
  suite: DebianSuite;
  /** Public key that may log in as root, in OpenSSH's format. */
  authorizedKey: string;
  /** Empty folder for what the build needs and nobody keeps. */
  scratch: string;
  /** Called with each line that the build prints. */
  onLine?: (line: string) => void;
  signal?: AbortSignal;
};

/**
 * Builds a Debian guest into the empty folder `output`: `root.erofs`, `vmlinuz`, `initrd.img`, `programs/` (the
 * slice of the root file system that the units' store is made of), `ssh_host_ed25519_key.pub`, `packages.txt`,
 * `kernel-release` and `build.log`.
 *
 * @throws CommandError when mmdebstrap or a program that it calls fails.
 */
export const buildImage = async (output: string, options: BuildImageOptions): Promise<void> => {
  const {suite, scratch} = options;
  const overlay = join(scratch, 'overlay');
  const hostKey = keyPair('confinement-harness guest');
  await cp(fileURLToPath(new URL('root', import.meta.url)), overlay, {recursive: true});
  await mkdir(join(overlay, 'root/.ssh'), {recursive: true});
  await writeFile(join(overlay, 'root/.ssh/authorized_keys'), `${options.authorizedKey}\n`);
  await writeFile(join(overlay, 'etc/ssh/ssh_host_ed25519_key'), hostKey.private, {mode: 0o600});
  await writeFile(join(overlay, 'etc/ssh/ssh_host_ed25519_key.pub'), `${hostKey.public}\n`);
  await writeFile(join(output, 'ssh_host_ed25519_key.pub'), `${hostKey.public}\n`);

  const log: string[] = [];
  try {
    await runMmdebstrap(suite, {
      scratch,
      args: [
        '--variant=minbase',
        `--include=${imagePackages.join(',')}`,
        ...excludedPaths.map((path) => `--dpkgopt=path-exclude=${path}`),
        '--dpkgopt=force-unsafe-io',
        // Before the packages are configured, so that openssh-server finds a host key and makes none of its own.
        `--essential-hook=copy-in '${join(overlay, 'etc')}' '${join(overlay, 'root')}' /`,
        `--customize-hook=${imageHookCommand}`,
        `--customize-hook=copy-out /image-output '${scratch}'`,
      ],
      env: await imageHookEnvironment(),
      timeoutMs: 15 * 60_000,
      onLine(line) {
        log.push(line);
        options.onLine?.(line);
      },
      signal: options.signal,
    });
  } finally {
    await writeFile(join(output, 'build.log'), `${log.join('\n')}\n`);
  }

  const built = join(scratch, 'image-output');
  for (const file of ['root.erofs', 'vmlinuz', 'packages.txt', 'kernel-release', 'programs']) {
    // Not a rename: the temporary directory is often a file system of its own.
    await run('mv', ['--', join(built, file), join(output, file)]);
  }
  const staging = join(scratch, 'initrd');
  await buildInitrd(join(built, 'modules'), staging, join(output, 'initrd.img'));
  await rm(built, {recursive: true});
};
