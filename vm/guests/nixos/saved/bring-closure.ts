import {randomBytes} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {rm} from 'node:fs/promises';
import {basename} from 'node:path';
import type {Machine} from '../../../../harness/machine/machine.ts';
import {mustSucceed} from '../../../../harness/machine/must-succeed.ts';
import {run} from '../../../../harness/process/run.ts';
import type {RunFolder} from '../../../../harness/run-folder/run-folder.ts';
import {requireProgram} from '../../../units/require-program.ts';

export type BringClosureOptions = {
  readonly run: RunFolder;
  readonly signal?: AbortSignal;
};

/** Writes into the store, which is mounted read-only for everybody else (boot.readOnlyNixStore). */
const extract =
  "exec unshare --mount sh -euc 'if mountpoint -q /nix/store; then mount -o remount,bind,rw /nix/store; fi; exec tar --extract --directory=/'";

/**
 * Brings a store path of the host into a VM, with all that it refers to and the VM lacks.
 *
 * @throws MachineryError when that fails, with what the VM said; CommandError when the host's Nix does not know the path.
 */
export const bringClosure = async (
  machine: Machine,
  storePath: string,
  {run: runFolder, signal}: BringClosureOptions,
): Promise<void> => {
  const options = signal === undefined ? {} : {signal};
  const {stdout: requisites} = await run(
    requireProgram('nix-store', 'nix-bin'),
    ['--query', '--requisites', storePath],
    options,
  );
  const otherwise = `${storePath} could not be brought into the VM`;
  const listed = await mustSucceed(machine, 'ls /nix/store', {timeoutMs: 60_000, ...options}, otherwise);
  const present = new Set(listed.stdout.toString('utf8').split('\n'));
  const paths = requisites.split('\n').filter((path) => !present.has(basename(path)));
  if (paths.length === 0) {
    return;
  }
  const archive = runFolder.file(`${randomBytes(3).toString('hex')}.tar`);
  try {
    await run(
      'tar',
      [
        ...['--create', `--file=${archive}`, '--owner=0', '--group=0', '--numeric-owner', '--directory=/'],
        ...paths.map((path) => path.slice(1)),
      ],
      options,
    );
    await mustSucceed(
      machine,
      extract,
      {input: createReadStream(archive), timeoutMs: 120_000, ...options},
      otherwise,
    );
  } finally {
    await rm(archive, {force: true});
  }
};
