import {MachineryError} from '../../../harness/errors/machinery-error.ts';
import type {UnitSource} from '../unit/unit-source.ts';
import type {FoundEntry, MachineSurvey} from '../machine/machine-survey.ts';
import type {UserManager} from '../machine/user-manager.ts';

/** A service that a machine has, or why it has none of that name. */
export type FoundService =
  | {readonly source: UnitSource}
  | {readonly asked: string; readonly loadState: string; readonly loadError: string};

/**
 * Reads what survey.sh tells.
 *
 * @throws MachineryError when it is not that.
 */
export const parseSurvey = (text: string): {survey: MachineSurvey; services: readonly FoundService[]} => {
  const [head = '', passwd = '', group = '', entries = '', services = '', manager = ''] = text.split(
    /^=(?:passwd|group|entries|services|manager)\n/m,
  );
  const [version = '', kernel = ''] = head.split('\n');
  const {major, full} = /^systemd (?<major>\d+) \((?<full>[^)]+)\)/.exec(version)?.groups ?? {};
  if (major === undefined || full === undefined) {
    throw new MachineryError(`systemctl --version says "${version}", not which systemd it is`);
  }
  const rows = (table: string) => table.split('\n').map((line) => line.split(':'));
  const named = (table: string, column: number) =>
    new Map(rows(table).flatMap((row) => (row.length > column ? [[row[0] ?? '', Number(row[column])]] : [])));
  return {
    survey: {
      systemd: Number(major),
      systemdVersion: full,
      kernel,
      users: named(passwd, 2),
      userGroups: named(passwd, 3),
      groups: named(group, 2),
      entries: new Map(entries.split('\n').flatMap((line) => entryOf(line) ?? [])),
      ...userManagerOf(manager),
    },
    services: services
      .split(/^=unit /m)
      .slice(1)
      .map(serviceOf),
  };
};

/** Nothing for the system's manager, which tells none of it. */
const userManagerOf = (text: string): {readonly userManager?: UserManager} => {
  if (text === '') {
    return {};
  }
  const specifiers = Object.fromEntries(
    [...text.matchAll(/(?<letter>\w)=(?<meaning>[^|]*)\|/g)].map(
      ({groups: {letter = '', meaning = ''} = {}}) => [letter, meaning],
    ),
  );
  const {u: user, U: uid} = specifiers;
  if (user === undefined || uid === undefined) {
    throw new MachineryError(
      `the manager of the user says "${text.trim()}", not what its specifiers stand for`,
    );
  }
  return {userManager: {user, uid: Number(uid), specifiers}};
};

const entryOf = (line: string): [string, FoundEntry][] | undefined => {
  const {mode, uid, gid, kind, path} =
    /^(?<mode>\d+) (?<uid>\d+) (?<gid>\d+) (?<kind>[^|]+)\|(?<path>.+)$/.exec(line)?.groups ?? {};
  return mode === undefined || path === undefined
    ? undefined
    : [[path, {mode, uid: Number(uid), gid: Number(gid), isLink: kind === 'symbolic link'}]];
};

const serviceOf = (text: string): FoundService => {
  const [head = '', ...files] = text.split(/^=file /m);
  const [asked = ''] = head.split('\n');
  const property = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(head)?.[1] ?? '';
  if (property('LoadState') !== 'loaded' || files.length === 0) {
    return {asked, loadState: property('LoadState'), loadError: property('LoadError')};
  }
  return {
    source: {
      name: property('Id'),
      files: files.map((file) => {
        const end = file.indexOf('\n');
        return {path: file.slice(0, end), text: file.slice(end + 1)};
      }),
    },
  };
};
