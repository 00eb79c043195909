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
  const {pid, status, wasKilled} = endOf(shown, mainMayFail.test(twin));
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
          said
            .replaceAll(/\/run\/(?:systemd\/system|user\/\d+\/systemd\/user)\/\S+?:\d+: /g, '')
            .replace(`${unit}: `, ''),
          line === undefined ? undefined : twin.split('\n')[line - 1],
        ),
      )
      .filter((said) => !/^(Starting|Started|Finished|Deactivated|Stopp|Reload)/.test(said)),
  };
};

type Ended = {readonly pid: number; readonly status: number; readonly wasKilled: boolean};

/** A twin whose probe runs in place of another line has an ExecStart= of ours that may fail. */
const mainMayFail = /^ExecStart=[^\w/]*-/m;

/**
 * How the process ended for which a twin has failed: that of a command around its start, else its main process, unless that may fail.
 * When it is neither, it is that of a command beside ExecStart= that may not fail, where there is one: the probe's.
 */
const endOf = (shown: string, isMainIgnored: boolean): Ended => {
  const beside = [...shown.matchAll(besideStart)].map(({groups = {}}) => {
    const {kind = '', ignores, pid, code = '', status} = groups;
    const mayFail = ignores === 'yes';
    return {
      mayFail,
      isAround: ['Condition', 'StartPre', 'StartPost'].includes(kind) && !mayFail,
      pid: Number(pid),
      status: Number(status),
      wasKilled: ['killed', 'dumped'].includes(code),
    };
  });
  const property = (key: string) => new RegExp(`^ExecMain${key}=(.*)$`, 'm').exec(shown)?.[1] ?? '';
  const main = {
    pid: Number(property('PID')),
    status: Number(property('Status')),
    // CLD_KILLED and CLD_DUMPED.
    wasKilled: ['2', '3'].includes(property('Code')),
  };
  const {pid, status, wasKilled} =
    beside.find((each) => each.isAround && each.status > 0) ??
    (main.status > 0 && !isMainIgnored ? main : (beside.find((each) => !each.mayFail) ?? main));
  return {pid, status, wasKilled};
};

/** A command beside ExecStart=. Of its arguments any may look like what follows, too: what counts is the end of the line. */
const besideStart =
  /^Exec(?<kind>[A-Z]\w+)=\{ .* ; ignore_errors=(?<ignores>yes|no) ; .*pid=(?<pid>\d+) ; code=(?<code>\S+) ; status=(?<status>\d+)\S* \}$/gm;

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
  // What a user's manager says is of its own unit by the other fields.
  const unit = entry.USER_UNIT ?? entry._SYSTEMD_USER_UNIT ?? entry.UNIT ?? entry._SYSTEMD_UNIT;
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
