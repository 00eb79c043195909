import type {LogForm} from '../../harness/alarms/log-line.ts';
import type {BareGuest} from '../../vm/guests/guest/bare-guest.ts';

/** Milliseconds for the answer, before the machine's factor: a guest that is broken must not hold up the run. */
const answerMs = 10_000;

export type KernelLog = {readonly content: string; readonly form: LogForm};

/**
 * What the kernel of a guest has logged. Of one that is ours all of it, by dmesg, which asks no journal; of another machine
 * what came since it was opened, and what PID 1 wrote, which no file of ours has. What programs have written to /dev/kmsg is left out.
 * Undefined when it is not to be had.
 */
export const askKernel = async (
  {machine, ended, since}: Pick<BareGuest, 'machine' | 'ended' | 'since'>,
  signal: AbortSignal,
): Promise<KernelLog | undefined> => {
  if (ended.aborted || signal.aborted) {
    return undefined;
  }
  const command =
    since === undefined
      ? 'dmesg --kernel'
      : `journalctl --no-pager --quiet --output=short-iso-precise --since=@${since} _TRANSPORT=kernel SYSLOG_FACILITY=0 + _PID=1`;
  try {
    const {exitStatus, stdout} = await machine.execute(command, {timeoutMs: answerMs, signal});
    return exitStatus === 0
      ? {content: stdout.toString('utf8'), form: since === undefined ? 'kernel' : 'journal'}
      : undefined;
  } catch {
    return undefined;
  }
};
