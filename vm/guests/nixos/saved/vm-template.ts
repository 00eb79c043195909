import {optionValue} from '../../../../harness/qemu/option-value.ts';
import {MigrationError} from '../../../../harness/snapshot/migration-error.ts';

/** What of a QEMU's command line is another for each machine that is restored: the files of this one. */
export type VmFiles = {
  /** File of its memory. */
  readonly memory: string;
  /** Image of its store. */
  readonly store: string;
  /** Its monitor socket. */
  readonly qmpSocket: string;
};

/**
 * The command line of a QEMU whose VM is saved, without what is of this machine alone.
 *
 * @param folder what the VM had of its own; the image of its store lies in it, as the run script writes it
 * @throws MigrationError when it has another file in there.
 */
export const vmTemplate = (
  commandLine: readonly string[],
  {memory, store, qmpSocket}: VmFiles,
  folder: string,
): string[] =>
  commandLine.map((word) => {
    const open = word
      .replaceAll(optionValue(memory), '@memory@')
      .replaceAll(store, '@store@')
      .replaceAll(optionValue(qmpSocket), '@qmp@');
    if (open.includes(folder)) {
      throw new MigrationError(`its QEMU has a file that is made for each VM: ${word}`);
    }
    return open;
  });

/**
 * The command line of a QEMU that restores a saved VM: it waits for the state.
 *
 * @param shared whether what the guest writes goes to the file of its memory
 */
export const fillVmTemplate = (
  template: readonly string[],
  {memory, store, qmpSocket}: VmFiles,
  shared: boolean,
): string[] => [
  ...template.map((word) =>
    (word.includes('@memory@') && !shared ? word.replace(/\bshare=on\b/, 'share=off') : word)
      .replaceAll('@memory@', () => optionValue(memory))
      // Several machines have it open; it is an erofs, to which no guest writes.
      .replaceAll('@store@', () => `${optionValue(store)},file.locking=off`)
      .replaceAll('@qmp@', () => optionValue(qmpSocket)),
  ),
  ...['-incoming', 'defer'],
];
