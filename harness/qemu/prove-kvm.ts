import {ConsoleLog} from '../console/console-log.ts';
import {RunFolder} from '../run-folder/run-folder.ts';
import {WaitError} from '../wait/wait-error.ts';
import {waitUntil} from '../wait/wait-until.ts';
import {QemuDiedError} from './qemu-died-error.ts';
import {QemuProcess} from './qemu-process.ts';
import type {QemuSpec} from './qemu-spec.ts';

/** Milliseconds in which a kernel under a working KVM shows its first line; it takes some tenths of a second. */
const firstLineMs = 5000;

/**
 * Boots the guest's own kernel under KVM to its first line. Hosts exist, nested ones, whose /dev/kvm opens and makes
 * machines in which QEMU aborts or a kernel hangs at once.
 *
 * Resolves to why KVM does not work, in a few words; undefined when it does.
 */
export const proveKvm = async (
  spec: Pick<QemuSpec, 'binary' | 'kernel' | 'initrd'>,
  folderPrefix: string,
): Promise<string | undefined> => {
  await using folder = RunFolder.create(folderPrefix);
  using console = new ConsoleLog(folder.file('console.log'));
  try {
    await using qemu = await QemuProcess.start(
      {
        ...spec,
        accelerator: 'kvm',
        cpus: 1,
        memoryMiB: 512,
        append: 'console=ttyS0 earlyprintk=ttyS0 panic=-1',
        disks: [],
      },
      {
        name: 'kvm-proof',
        channels: {qmpSocket: folder.socket('qmp'), journalFile: folder.file('journal.txt')},
        console,
        timeoutMs: firstLineMs,
      },
    );
    await waitUntil(async (signal) => console.waitFor(/Linux version/, signal), {
      what: "the kernel's first line",
      timeoutMs: firstLineMs,
      attemptTimeoutMs: firstLineMs,
      signal: qemu.ended,
    });
    return undefined;
  } catch (error) {
    if (error instanceof QemuDiedError) {
      return `QEMU under KVM ends at once: ${lastWords(error.stderr)}`;
    }
    if (error instanceof WaitError) {
      return `a kernel under KVM shows nothing for ${firstLineMs / 1000} s`;
    }
    throw error;
  }
};

/** The end of QEMU's last line, without the path of its source: that fits on a line with what we say of it. */
const lastWords = (stderr: string): string => {
  const line = stderr.trim().split('\n').at(-1) ?? '';
  return line === '' ? 'without a word' : line.replace(/^(?:\S+: )+/, '').slice(0, 100);
};
