import {UsageError} from '../errors/usage-error.ts';
import {optionValue} from './option-value.ts';
import type {QemuSpec} from './qemu-spec.ts';

/** Where a machine's channels end on the host. */
export type QemuChannels = {
  /** Unix socket that QEMU makes and answers QMP on. */
  readonly qmpSocket: string;
  /** File that gets what the guest sends to /dev/hvc0. */
  readonly journalFile: string;
};

const processor = ({accelerator, cpus, memoryMiB}: QemuSpec): string[] => [
  '-machine',
  'q35,sata=off,smbus=off,vmport=off',
  '-accel',
  accelerator === 'kvm' ? 'kvm' : 'tcg,thread=multi',
  // Under TCG `max` is the fastest model. Leave its flags alone: QEMU 7.2 with `svm=off` runs programs wrongly.
  '-cpu',
  accelerator === 'kvm' ? 'host' : 'max',
  '-smp',
  String(cpus),
  '-m',
  `${memoryMiB}M`,
];

const memory = ({memoryMiB, memoryFile}: QemuSpec): string[] =>
  memoryFile === undefined
    ? []
    : [
        '-object',
        `memory-backend-file,id=memory,size=${memoryMiB}M,mem-path=${optionValue(memoryFile.path)},share=${memoryFile.shared ? 'on' : 'off'}`,
        '-machine',
        'memory-backend=memory',
      ];

const kernel = (spec: QemuSpec): string[] => [
  '-kernel',
  spec.kernel,
  '-initrd',
  spec.initrd,
  '-append',
  spec.append,
];

const disks = (spec: QemuSpec): string[] =>
  spec.disks.flatMap(({id, path}) => [
    '-drive',
    `file=${optionValue(path)},if=none,id=${id},format=raw,read-only=on`,
    '-device',
    `virtio-blk-pci,drive=${id}`,
  ]);

// The host's side listens on loopback only, on a port that QEMU picks; the guest reaches nothing.
const network = (): string[] => [
  '-netdev',
  'user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:0-:22',
  '-device',
  'virtio-net-pci,netdev=net,romfile=',
];

const channels = ({qmpSocket, journalFile}: QemuChannels): string[] => [
  '-chardev',
  'stdio,id=console,signal=off',
  '-serial',
  'chardev:console',
  '-device',
  'virtio-serial-pci',
  '-chardev',
  `file,id=journal,path=${optionValue(journalFile)},append=on`,
  '-device',
  'virtconsole,chardev=journal',
  '-qmp',
  `unix:${optionValue(qmpSocket)},server=on,wait=off`,
];

/**
 * The arguments for QEMU: a pure function, so that the same spec always makes the same machine. The console comes
 * out on standard output.
 *
 * @throws UsageError when the machine has no processor or less memory than a kernel needs, or a fraction of one.
 */
export const qemuArguments = (spec: QemuSpec, to: QemuChannels): string[] => {
  if (!Number.isInteger(spec.cpus) || spec.cpus < 1) {
    throw new UsageError(`cpus: ${spec.cpus} is not a number of processors; allowed: whole numbers from 1`);
  }
  if (!Number.isInteger(spec.memoryMiB) || spec.memoryMiB < 128) {
    throw new UsageError(`memory: ${spec.memoryMiB} MiB is not allowed; allowed: whole numbers from 128`);
  }
  return [
    '-nodefaults',
    '-no-user-config',
    '-no-reboot',
    '-display',
    'none',
    ...processor(spec),
    ...memory(spec),
    ...kernel(spec),
    ...disks(spec),
    ...network(),
    '-device',
    'virtio-rng-pci',
    // Tells a restored guest that it is another machine now, so that its random numbers are its own.
    '-device',
    'vmgenid,guid=auto',
    ...channels(to),
    ...(spec.display === true ? ['-device', 'VGA'] : []),
    ...(spec.incoming === true ? ['-incoming', 'defer'] : []),
  ];
};
