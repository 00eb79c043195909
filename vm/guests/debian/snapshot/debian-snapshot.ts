import type {QemuSpec} from '../../../../harness/qemu/qemu-spec.ts';
import type {Snapshot} from '../../snapshot/snapshot.ts';

/** A saved Debian guest. */
export type DebianSnapshot = Snapshot & {
  /** The machine that it was, but for the memory file. */
  readonly spec: QemuSpec;
};
