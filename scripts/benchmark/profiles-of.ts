import {type CommandPart, commandParts} from './command-parts.ts';

/** Milliseconds by the ids of `commandParts`. */
export type Profile = Readonly<Record<string, number>>;

type Line = {readonly ms: number; readonly pid: string; readonly text: string};

/**
 * How long each part of the commands took that a journal tells of, which were sent to `socket` one after the other.
 *
 * @param journal as `journalctl --output=short-monotonic` prints it, of a systemd whose log level was debug
 */
export const profilesOf = (journal: string, socket: string): Profile[] => {
  const lines = journal.split('\n').flatMap(parseLine);
  // Two processes write to it, and their lines may be stored in another order than they were written in.
  lines.sort((a, b) => a.ms - b.ms);
  return lines
    .map((line, index) =>
      isOfManager(line) && line.text.startsWith(`${socket}: Incoming traffic`)
        ? profileFrom(lines.slice(index))
        : undefined,
    )
    .filter((profile) => profile !== undefined);
};

const parseLine = (text: string): Line[] => {
  const groups = /^\[\s*(?<seconds>\d+\.\d+)\] \S+ .*?\[(?<pid>\d+)\]: (?<text>.*)$/.exec(text)?.groups;
  return groups === undefined
    ? []
    : [{ms: Number(groups.seconds) * 1000, pid: groups.pid ?? '', text: groups.text ?? ''}];
};

const isOfManager = ({pid}: Line): boolean => pid === '1';

/** Undefined when the journal ends before the command does. */
const profileFrom = (lines: readonly Line[]): Profile | undefined => {
  const profile: Record<string, number> = {};
  let instance: string | undefined;
  let at = 0;
  for (const part of commandParts) {
    const from = at;
    at = lines.findIndex((line, index) => index > from && ends(line, part, instance));
    const [begin, end] = [lines[from], lines[at]];
    if (begin === undefined || end === undefined) {
      return undefined;
    }
    profile[part.id] = end.ms - begin.ms;
    instance ??= /: Forked .* as (?<pid>\d+)/.exec(end.text)?.groups?.pid;
  }
  return profile;
};

const ends = (line: Line, {until, by}: CommandPart, instance: string | undefined): boolean =>
  (by === 'PID 1' ? isOfManager(line) : line.pid === instance) && until.test(line.text);
