import type {ConsoleLog} from '../../../../harness/console/console-log.ts';
import {bootMachine} from '../../../../harness/machine/boot-machine.ts';
import type {StartedMachine} from '../../../../harness/machine/started-machine.ts';
import type {Accelerator, MemoryFile, QemuSpec} from '../../../../harness/qemu/qemu-spec.ts';
import {tcgParameters} from '../../../../harness/qemu/tcg-parameters.ts';
import {guestChannels} from './guest-channels.ts';
import type {Image} from '../image/image.ts';
import {guestMemoryMiB} from './guest-memory.ts';

/** What boots a Debian guest. The devices are the same whatever is proved on it. */
export const debianSpec = (image: Image, storeDisk: string, accelerator: Accelerator): QemuSpec => ({
  binary: 'qemu-system-x86_64',
  accelerator,
  cpus: 2,
  memoryMiB: guestMemoryMiB,
  kernel: image.kernel,
  initrd: image.initrd,
  append: [
    'console=ttyS0',
    // A panic ends the machine instead of rebooting it.
    'panic=-1',
    'loglevel=5',
    // No colours in the console's log.
    'TERM=dumb',
    // No sockets of sshd beside our own.
    'systemd.ssh_auto=no',
    // The initrd brings the second processor in.
    ...(accelerator === 'tcg' ? tcgParameters : []),
  ].join(' '),
  disks: [
    {id: 'root', path: image.root},
    {id: 'store', path: storeDisk},
  ],
});

export type BootDebianOptions = {
  /** Name for messages. */
  name: string;
  image: Image;
  /** File of the store disk; it may be filled after the boot. */
  storeDisk: string;
  accelerator: Accelerator;
  /** The guest's memory as a file, to be saved. */
  memoryFile?: MemoryFile;
  /** Private key that logs in. */
  privateKey: string;
  qmpSocket: string;
  console: ConsoleLog;
  journalFile: string;
  timeoutFactor: number;
  signal?: AbortSignal;
};

/**
 * Boots a Debian guest and resolves when it is ready.
 *
 * @throws BootError or QemuDiedError when it does not come up.
 */
export const bootDebian = async (options: BootDebianOptions): Promise<StartedMachine> =>
  bootMachine({
    name: options.name,
    spec: {
      ...debianSpec(options.image, options.storeDisk, options.accelerator),
      ...(options.memoryFile === undefined ? {} : {memoryFile: options.memoryFile}),
    },
    qmpSocket: options.qmpSocket,
    console: options.console,
    journalFile: options.journalFile,
    readyLine: /guest-ready: sshd answers/,
    login: {
      user: 'root',
      privateKey: options.privateKey,
      hostKey: options.image.hostKey,
      maxChannels: guestChannels,
    },
    timeoutFactor: options.timeoutFactor,
    ...(options.signal === undefined ? {} : {signal: options.signal}),
  });
