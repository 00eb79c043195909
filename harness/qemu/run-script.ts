import {randomBytes} from 'node:crypto';
import {mkdir} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {optionValue} from './option-value.ts';
import type {Accelerator} from './qemu-spec.ts';
import {QemuProcess, type QemuStartOptions} from './qemu-process.ts';
import {readRunScript} from './read-run-script.ts';
import {tcgParameters} from './tcg-parameters.ts';

const guard = fileURLToPath(new URL('guard.sh', import.meta.url));

/** The start script of a VM, and what the VM gets of its own. */
export type RunScriptOptions = QemuStartOptions & {
  /** The script that starts the VM, as `result/bin/run-NAME-vm` of NixOS' `build-vm`. */
  script: string;
  /** Folder of this machine's own, made here: its disk, and all that the script makes. Absolute. */
  folder: string;
  /** Path for QEMU's monitor socket, at most 107 bytes. */
  qmpSocket: string;
  accelerator: Accelerator;
  /** File that the machine's memory is kept in, of as many MiB as the script gives it, to be saved; anonymous without it. */
  memoryFile?: {readonly path: string; readonly memoryMiB: number};
};

/**
 * Starts a VM by the script that NixOS' `build-vm` makes, and resolves when QEMU's monitor answers. The script gets a
 * disk, a working folder and a forwarded port of its own; what we add to QEMU goes as arguments, as QEMU_OPTS is split
 * at blanks. All that it starts ends with it. Without KVM
 * the guest has one processor until somebody brings in the others; see `tcgParameters`.
 *
 * @throws QemuDiedError when the script or QEMU ends, with what they wrote.
 */
export const runScript = async ({
  script,
  folder,
  qmpSocket,
  accelerator,
  memoryFile,
  ...options
}: RunScriptOptions): Promise<QemuProcess> => {
  const {hasDisk} = await readRunScript(script);
  await mkdir(folder);
  return QemuProcess.run(
    {
      file: '/bin/sh',
      args: [
        guard,
        randomBytes(8).toString('hex'),
        script,
        ...['-machine', `accel=${accelerator}`],
        ...['-display', 'none', '-monitor', 'none', '-no-reboot'],
        ...['-chardev', 'stdio,id=harness-console,signal=off', '-serial', 'chardev:harness-console'],
        ...['-qmp', `unix:${optionValue(qmpSocket)},server=on,wait=off`],
        ...(memoryFile === undefined ? [] : kept(memoryFile)),
      ],
      cwd: folder,
      env: {
        // One that has no disk would make and format the file all the same.
        NIX_DISK_IMAGE: hasDisk ? `${folder}/disk.qcow2` : '',
        NIX_EFI_VARS: `${folder}/efi-vars.fd`,
        NIX_SWTPM_DIR: `${folder}/swtpm`,
        // Only with both does the script work there, and leave nothing elsewhere.
        TMPDIR: folder,
        USE_TMPDIR: '1',
        SHARED_DIR: `${folder}/xchg`,
        QEMU_OPTS: '',
        QEMU_NET_OPTS: 'restrict=on,hostfwd=tcp:127.0.0.1:0-:22',
        // The last console is the one that systemd writes to.
        QEMU_KERNEL_PARAMS: ['console=ttyS0', ...(accelerator === 'tcg' ? tcgParameters : [])].join(' '),
      },
      group: true,
    },
    {...options, qmpSocket},
  );
};

const kept = ({path, memoryMiB}: NonNullable<RunScriptOptions['memoryFile']>): string[] => [
  '-object',
  `memory-backend-file,id=harness-memory,size=${memoryMiB}M,mem-path=${optionValue(path)},share=on`,
  ...['-machine', 'memory-backend=harness-memory'],
  // Tells a restored guest that it is another machine now, so that its random numbers are its own.
  ...['-device', 'vmgenid,guid=auto'],
];
