import {readFile} from 'node:fs/promises';
import type {Machine} from '../../harness/machine/machine.ts';
import {quote} from '../../harness/process/quote.ts';
import {explainStart} from './explain-start.ts';
import {failedStarts} from './failed-starts.ts';
import {serviceSettings} from './service-settings.ts';

/** Milliseconds for one question, before the machine's factor. */
const questionMs = 30_000;

/** A busy machine takes a while until it looks. */
const untilLookedMs = 5000;

/**
 * Why units did not start, a line for each that systemd could not start a process of, or that a filter of system calls has ended.
 *
 * @param units patterns of the units' names
 * @param sinceMs milliseconds until now in which it was
 * @throws SshError when the machine is gone.
 */
export const whyNotStarted = async (
  machine: Machine,
  units: readonly string[],
  sinceMs: number,
): Promise<readonly string[]> => {
  const calledMs = performance.now();
  const ask = async (name: string, words: readonly string[]): Promise<string> => {
    const script = await readFile(new URL(name, import.meta.url), 'utf8');
    // From the machine's own now, which each question has another of.
    const agoMs = sinceMs + (performance.now() - calledMs) + untilLookedMs;
    const {stdout} = await machine.execute(
      `since=-${Math.ceil(agoMs / 1000)}s; set -- ${words.map(quote).join(' ')}\n${script}`,
      {timeoutMs: questionMs},
    );
    return stdout.toString('utf8');
  };
  const failed = failedStarts(
    await ask(
      'journal.sh',
      units.map((unit) => `--unit=${unit}`),
    ),
  );
  if (failed.length === 0) {
    return [];
  }
  const [shown = '', kernel = '', groups = ''] = (
    await ask(
      'details.sh',
      failed.map(({unit}) => unit),
    )
  ).split(/^=(?:kernel|groups)\n/m);
  const told = shown.split(/^=unit .*\n/m).slice(1);
  return failed.map((each, index) => {
    const [pid = '', ...files] = (told[index] ?? '').split(/^=file /m);
    return explainStart(each, {
      settings: serviceSettings(
        files.map((file) => {
          const end = file.indexOf('\n');
          return {path: file.slice(0, end), text: file.slice(end + 1)};
        }),
      ),
      syscall: filteredSyscall(kernel, Number(pid)),
      syscallGroups: groupsIn(groups),
    });
  });
};

/**
 * Number of the system call for which the kernel has ended a process, by its audit record: `type=1326 audit(…): … pid=217 … sig=31
 * arch=c000003e syscall=12 …`; of a process whose number nobody knows any more, when there was but one.
 */
const filteredSyscall = (kernel: string, pid: number): number | undefined => {
  // Only those of x86-64 are known by number.
  const records = [...kernel.matchAll(/\bpid=(\d+) .*\bsig=31 arch=c000003e syscall=(\d+)\b/g)].map(
    ([, of, syscall]) => ({of: Number(of), syscall: Number(syscall)}),
  );
  const own = records.find(({of}) => of === pid);
  const [first, ...others] = new Set(records.map(({syscall}) => syscall));
  return own?.syscall ?? (others.length === 0 ? first : undefined);
};

/** As `systemd-analyze syscall-filter` prints them: a line with the name of a group, and below it, indented, what it has. */
const groupsIn = (text: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    text
      .split(/\n(?=@)/)
      .filter((group) => group.startsWith('@') && !group.startsWith('@known\n'))
      .map((group) => {
        const [name = '', ...rest] = group.split('\n').map((line) => line.trim());
        return [name, rest];
      }),
  );
