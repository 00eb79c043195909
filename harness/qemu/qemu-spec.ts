/** How the guest's processor runs: by the host's KVM, or translated by QEMU itself. */
export type Accelerator = 'kvm' | 'tcg';

/** A disk of a machine. */
export type Disk = {
  /** Name of the drive in QEMU, as in `root`. */
  readonly id: string;
  /** Raw image; it is never written. */
  readonly path: string;
};

/** Everything that decides about one virtual machine. Devices do not depend on what is proved, so that they stay put. */
export type QemuSpec = {
  /** Program, looked up on PATH. */
  readonly binary: string;
  readonly accelerator: Accelerator;
  readonly cpus: number;
  readonly memoryMiB: number;
  readonly kernel: string;
  readonly initrd: string;
  /** Kernel command line. */
  readonly append: string;
  /** Read-only virtio disks in the order of their letters: /dev/vda, /dev/vdb, … */
  readonly disks: readonly Disk[];
  /** The guest's memory as a file of `memoryMiB`; anonymous without it. */
  readonly memoryFile?: MemoryFile;
  /** Wait for a saved machine's state instead of booting. Default: boot. */
  readonly incoming?: boolean;
  /** A VGA display (QEMU's device `VGA`), which screenshots are taken of; nobody sees it. Default: none. */
  readonly display?: boolean;
};

/** The file that a machine has its memory in (QEMU's `memory-backend-file`). */
export type MemoryFile = {
  readonly path: string;
  /** What the guest writes goes to the file, to be kept; else it stays this machine's own, and the file is untouched. */
  readonly shared: boolean;
};
