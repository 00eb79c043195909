import {directivesOfStatus} from './directives-of-status.ts';

export type FailedStart = {
  /** Name of systemd's own exit status, as in `NAMESPACE`. */
  readonly status: string;
  /** What PID 1, or what it started, said of it; undefined when it said nothing. */
  readonly words: string | undefined;
  /** What the unit declares: values by directive. */
  readonly declared: ReadonlyMap<string, readonly string[]>;
};

/**
 * The declared directives that keep a service from starting, as far as its exit status and what was said tell: those that name the
 * path that was spoken of, else those that systemd was at. Empty when nothing tells.
 */
export const directivesAtFault = ({status, words = '', declared}: FailedStart): readonly string[] => {
  const possible = (directivesOfStatus[status] ?? []).flatMap((name) =>
    [...declared.keys()].filter((each) => each === name || (name === 'Limit' && each.startsWith('Limit'))),
  );
  const path = /(?<path>\/[^\s:"']+)(?:["']?: |["']? (?:does not|is not))/.exec(words)?.groups?.path;
  const naming =
    path === undefined
      ? []
      : possible.filter((name) => declared.get(name)?.some((value) => namesPath(value, path)) === true);
  return naming.length > 0 ? naming : possible;
};

/** Whether a value has the path, or one below it or above it, as what it is about. */
const namesPath = (value: string, path: string): boolean =>
  value
    .split(/[\s:]+/)
    .map((word) => word.replace(/^[-+"']+/, '').replace(/["']+$/, ''))
    .some(
      (word) =>
        word !== '' && (word === path || path.endsWith(word) || path.startsWith(`${word}/`)) && word !== '/',
    );
