import type {TwinRun} from './twin-run.ts';
import {withDirective} from './with-directive.ts';

/**
 * How one twin has ended, by what tell.sh tells.
 *
 * @param twin text of its unit
 */
export const parseEnd = (text: string, unit: string, twin: string): Omit<TwinRun, 'exposure' | 'score'> => {
  const [, results = '', kernel = '', journal = ''] = text.split(/^=(?:results|kernel|journal)\n/m);
  const shown = results.split('\n\n').find((each) => each.includes(`Id=${unit}`)) ?? '';
  const property = (key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(shown)?.[1] ?? '';
  const {pid, status, wasKilled} = endOf(shown);
  return {
    result: property('Result'),
    status,
    wasKilled,
    syscall: filteredSyscall(kernel, pid),
    said: journal
      .split('\n')
      .filter((line) => line.includes(unit))
      .flatMap((line) => messageOf(line) ?? [])
      .filter((message) => message.unit === unit)
      .map(({text: said, line}) =>
        withDirective(
          said.replaceAll(/\/run\/systemd\/system\/\S+?:\d+: /g, '').replace(`${unit}: `, ''),
          line === undefined ? undefined : twin.split('\n')[line - 1],
        ),
      )
      .filter((said) => !/^(Starting|Started|Finished|Deactivated|Stopp)/.test(said)),
  };
};

/** How the probe's process ended: that of the twin's one command beside ExecStart=, else its main process. */
const endOf = (shown: string): {pid: number; status: number; wasKilled: boolean} => {
  // Of its arguments any may look so, too: what counts is the end of the line.
  const beside =
    /^Exec[A-Z]\w+=\{ .* ; pid=(?<pid>\d+) ; code=(?<code>\S+) ; status=(?<status>\d+)\S* \}$/m.exec(
      shown,
    )?.groups;
  if (beside !== undefined) {
    const {pid, code = '', status} = beside;
    return {pid: Number(pid), status: Number(status), wasKilled: ['killed', 'dumped'].includes(code)};
  }
  const main = (key: string) => new RegExp(`^ExecMain${key}=(.*)$`, 'm').exec(shown)?.[1] ?? '';
  return {
    pid: Number(main('PID')),
    status: Number(main('Status')),
    // CLD_KILLED and CLD_DUMPED.
    wasKilled: ['2', '3'].includes(main('Code')),
  };
};

/**
 * Number of the system call for which the kernel has ended a process, by its audit record: `type=1326 audit(…): … pid=217 … sig=31
 * arch=c000003e syscall=12 …`.
 */
const filteredSyscall = (kernel: string, pid: number): number | undefined => {
  // Only those of x86-64 are known by number.
  const found = new RegExp(`\\bpid=${String(pid)} .*\\bsig=31 arch=c000003e syscall=(\\d+)\\b`).exec(
    kernel,
  )?.[1];
  return found === undefined ? undefined : Number(found);
};

type Message = {readonly unit: string; readonly text: string; readonly line: number | undefined};

const messageOf = (line: string): Message[] | undefined => {
  if (!line.startsWith('{')) {
    return undefined;
  }
  const entry = JSON.parse(line) as Readonly<Record<string, unknown>>;
  const unit = entry.UNIT ?? entry._SYSTEMD_UNIT;
  return typeof unit === 'string' && typeof entry.MESSAGE === 'string'
    ? [
        {
          unit,
          text: entry.MESSAGE,
          line: entry.CONFIG_LINE === undefined ? undefined : Number(entry.CONFIG_LINE),
        },
      ]
    : undefined;
};
