/** Who has written a line: the kernel, or the systemd that is PID 1. */
export type LogSource = 'kernel' | 'systemd';

/**
 * How the lines of a log look.
 *
 * - `kernel`: `[   12.345678] TEXT`, as on a console and in what dmesg prints. Other lines are not of the kernel.
 * - `journal`: `TIME HOST kernel: TEXT` and `TIME HOST systemd[1]: TEXT`, as `journalctl --output=short-iso-precise` tells it.
 */
export type LogForm = 'kernel' | 'journal';

export type LogLine = {readonly from: LogSource; readonly text: string};

/** What the kernel or PID 1 has written in a line of a log; undefined when it is of somebody else. */
export const logLine = (line: string, form: LogForm): LogLine | undefined => {
  if (form === 'journal') {
    const [, from, text = ''] = journalLine.exec(line) ?? [];
    return from === undefined ? undefined : {from: from === 'kernel' ? 'kernel' : 'systemd', text};
  }
  const [, text] = kernelLine.exec(line) ?? [];
  if (text === undefined) {
    return undefined;
  }
  // PID 1 writes to the kernel's log as long as there is no journal.
  return text.startsWith(byPid1)
    ? {from: 'systemd', text: text.slice(byPid1.length)}
    : {from: 'kernel', text};
};

const byPid1 = 'systemd[1]: ';

/** Some kernels tell the task or the processor, too. */
const kernelLine = /^\[ *\d+\.\d+\](?:\[ *[TC]\d+\])? (.*)$/;

const journalLine = /^\d{4}-\d\d-\d\dT[\d:.]+[+-][\d:]+ \S+ (kernel|systemd\[1\]): (.*)$/;
