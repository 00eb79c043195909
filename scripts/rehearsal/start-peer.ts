import {mkdir, writeFile} from 'node:fs/promises';
import {withConsole} from '../../harness/console/with-console.ts';
import {bootScript} from '../../vm/guests/nixos/script/boot-script.ts';
import {findRunScript} from '../../vm/guests/nixos/script/find-run-script.ts';
import {scriptAcceleration} from '../../vm/guests/nixos/script/script-acceleration.ts';
import {Workspace} from '../../vm/workspace/workspace.ts';
import type {Peer} from './peer.ts';

/** Starts a NixOS VM that lets the key of the cache in, by its run script or the folder of that, and logs in to it. */
export const startPeer = async (
  pathOf: (workspace: Workspace) => Promise<string>,
  timeoutFactor: number | undefined,
  signal: AbortSignal,
): Promise<Peer> => {
  const workspace = await Workspace.open({acceleration: 'auto', signal});
  try {
    const {cache, key, run} = workspace;
    const script = await findRunScript(await pathOf(workspace));
    const {accelerator} = await scriptAcceleration('auto', script, cache);
    const folder = run.file('peer');
    await mkdir(folder);
    const started = await withConsole({consoleFile: `${folder}/console.log`}, async (console) =>
      bootScript({
        name: 'the NixOS that ssh:// goes to',
        script,
        folder: `${folder}/vm`,
        qmpSocket: run.socket('peer.qmp'),
        accelerator,
        console,
        journalFile: `${folder}/journal.txt`,
        privateKey: key.private,
        publicKeyFile: cache.publicKey,
        timeoutFactor: timeoutFactor ?? (accelerator === 'kvm' ? 1 : 4),
        onWarning: () => undefined,
        signal,
      }),
    );
    const {machine, qemu} = started;
    const knownHosts = run.file('known_hosts');
    await writeFile(
      knownHosts,
      [machine.ssh.target.hostKey].flat().map((known) => `[127.0.0.1]:${qemu.sshPort} ${known}\n`),
    );
    return {
      url: `ssh://root@127.0.0.1:${qemu.sshPort}`,
      flags: [
        ...['--identity', cache.privateKey, '--known-hosts', knownHosts],
        ...['--timeout-factor', String(machine.timeoutFactor)],
      ],
      machine,
      async [Symbol.asyncDispose]() {
        await started[Symbol.asyncDispose]();
        await workspace[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await workspace[Symbol.asyncDispose]();
    throw error;
  }
};
