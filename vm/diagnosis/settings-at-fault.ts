import {directivesOfStatus} from './directives-of-status.ts';

export type SettingsAtFaultOptions<Setting> = {
  /** Name of systemd's own exit status, as in `NAMESPACE`. */
  readonly status: string;
  /** What PID 1, or what it started, said of it; undefined when it said nothing. */
  readonly words: string | undefined;
  /** What the unit declares. */
  readonly settings: readonly Setting[];
};

/**
 * The settings that keep a service from starting, as far as its exit status and what was said tell: those that name the path that
 * was spoken of, else all that systemd was at. Empty when nothing tells.
 */
export const settingsAtFault = <Setting extends {readonly name: string; readonly value: string}>({
  status,
  words = '',
  settings,
}: SettingsAtFaultOptions<Setting>): readonly Setting[] => {
  const possible = (directivesOfStatus[status] ?? []).flatMap((directive) =>
    settings.filter(({name}) => name === directive || (directive === 'Limit' && name.startsWith('Limit'))),
  );
  const path = /(?<path>\/[^\s:"']+)(?:["']?: |["']? (?:does not|is not))/.exec(words)?.groups?.path;
  const naming = path === undefined ? [] : possible.filter(({value}) => namesPath(value, path));
  return naming.length > 0 ? naming : possible;
};

/** Whether a value has the path, or one below it or above it, as what it is about. */
const namesPath = (value: string, path: string): boolean =>
  value
    .split(/[\s:]+/)
    .map((word) => word.replace(/^[-+"']+/, '').replace(/["']+$/, ''))
    .some((word) => word !== '' && word !== '/' && (path.endsWith(word) || path.startsWith(`${word}/`)));
