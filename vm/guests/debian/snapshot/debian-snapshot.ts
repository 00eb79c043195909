import type {QemuSpec} from '../../../../harness/qemu/qemu-spec.ts';
import type {Snapshot} from '../../snapshot/snapshot.ts';

/** A saved Debian guest. */
export type DebianSnapshot = Snapshot & {
  /** The machine that it was, but for the memory file. */
  readonly spec: QemuSpec;
  /** What an sshd has said in it that waits for who logs in. Absent: there is none. */
  readonly greeting?: Buffer;
};
