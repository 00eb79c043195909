import type {FailedStart} from './failed-start.ts';
import type {SettingAt} from './service-settings.ts';
import {settingsAtFault} from './settings-at-fault.ts';
import {syscallInWords} from './syscall-in-words.ts';
import {syscallName} from './syscall-name.ts';

/** What is known of a unit that could not be started. */
export type StartFacts = {
  readonly settings: readonly SettingAt[];
  /** Number of the system call for which a filter has ended it, where the kernel has said so. */
  readonly syscall: number | undefined;
  /** System calls by the names of their groups, with their `@`. */
  readonly syscallGroups: Readonly<Record<string, readonly string[]>>;
};

/** More settings than these are told as how many they are. */
const mostTold = 3;

/** Characters of a value, or of what was said, that are told. */
const mostShown = 160;

/** In one line why a unit did not start: how it ended, what was said of it, and the directives that are at fault, with their lines. */
export const explainStart = (
  {unit, end, status, words}: FailedStart,
  {settings, syscall, syscallGroups}: StartFacts,
): string => {
  if (status === undefined) {
    const name = syscall === undefined ? undefined : syscallName(syscall);
    const groups = Object.keys(syscallGroups).filter(
      (group) => name !== undefined && syscallGroups[group]?.includes(name) === true,
    );
    const call = syscall === undefined ? '' : `, ${syscallInWords(syscall, syscallGroups)}`;
    const fault = filtersOf(settings, name === undefined ? [] : [name, ...groups]);
    return `${unit} was ended by a filter of system calls (SIGSYS${call})${settingsInWords(fault)}`;
  }
  const said = words === undefined ? '' : `: ${shortened(words)}`;
  return `${unit} did not start: ${end}${said}${settingsInWords(faultOf(status, words, settings))}`;
};

/** The filters that do not let a call through: those that forbid it by its name or by a group, else those that do not name it. */
const filtersOf = (settings: readonly SettingAt[], names: readonly string[]): readonly SettingAt[] => {
  const filters = settings.filter(({name, value}) => name === 'SystemCallFilter' && value !== '');
  const forbidding = filters.filter(
    ({value}) =>
      value.startsWith('~') &&
      value
        .slice(1)
        .split(/\s+/)
        .some((word) => names.includes(word)),
  );
  const allowing = filters.filter(({value}) => !value.startsWith('~'));
  return forbidding.length > 0 ? forbidding : allowing.length > 0 ? allowing : filters;
};

/** A user that there is not is one of User= alone. */
const faultOf = (
  status: string,
  words: string | undefined,
  settings: readonly SettingAt[],
): readonly SettingAt[] => {
  const own =
    status === 'USER' || status === 'GROUP' ? settings.filter(({name}) => name === ownOf[status]) : [];
  return own.length > 0 ? own : settingsAtFault({status, words, settings});
};

const ownOf = {USER: 'User', GROUP: 'Group'} as const;

const settingsInWords = (settings: readonly SettingAt[]): string => {
  const told = settings
    .slice(0, mostTold)
    .map(({name, value, file, line}) => `${name}=${shortened(value)} (${file}:${String(line)})`);
  const more = settings.length - told.length;
  return told.length === 0
    ? ''
    : `; it is ${told.length + more > 1 ? 'one of ' : ''}${told.join(', ')}${more === 0 ? '' : ` and ${String(more)} more`}`;
};

const shortened = (text: string): string =>
  text.length > mostShown ? `${text.slice(0, mostShown - 3)}...` : text;
