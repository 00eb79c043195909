/** A line of a unit file. */
export type UnitLine = {
  /** What `systemctl cat` heads the file with: its path. */
  readonly file: string;
  readonly text: string;
  /** `same` when the other has it too, `here` or `there` when only one has it; a comment and an empty line are `same`. */
  readonly in: 'same' | 'here' | 'there';
};

type Directive = {readonly file: string; readonly section: string; readonly text: string};

/**
 * The lines of unit files with what another module makes of them: a directive that only the other has comes after the
 * last line of its section. Hashes of store paths make no difference.
 *
 * @param there nothing when there is no other
 */
export const unitLines = (here: readonly string[], there?: readonly string[]): UnitLine[] => {
  const own = directives(here);
  if (there === undefined) {
    return own.map(({file, text}) => ({file, text, in: 'same'}));
  }
  const others = directives(there);
  const left = new Map<string, Directive[]>();
  for (const each of others.filter(isDirective)) {
    left.set(key(each), [...(left.get(key(each)) ?? []), each]);
  }
  const marked = own.map((each) => ({
    ...each,
    in:
      !isDirective(each) || left.get(key(each))?.pop() !== undefined ? ('same' as const) : ('here' as const),
  }));
  const missing = [...left.values()].flat();
  const place = ({file, section}: Directive): string => `${unitOf(file)}\n${section}`;
  const lines = marked.flatMap((each, index): UnitLine[] => {
    const next = marked.slice(index + 1).find(isDirective);
    const isLast = isDirective(each) && (next === undefined || place(next) !== place(each));
    const taken = isLast ? missing.filter((other) => place(other) === place(each)) : [];
    for (const other of taken) {
      missing.splice(missing.indexOf(other), 1);
    }
    return [each, ...taken.map((other) => ({...other, file: each.file, in: 'there' as const}))];
  });
  // Of a file or a section that only the other has.
  return [...lines, ...missing.map((other) => ({...other, in: 'there' as const}))];
};

const directives = (lines: readonly string[]): Directive[] => {
  let file = '';
  let section = '';
  return lines.map((text) => {
    if (text.startsWith('# /')) {
      file = text.slice(2);
      section = '';
    } else if (/^\[.*\]$/.test(text)) {
      section = text;
    }
    return {file, section, text};
  });
};

const isDirective = ({text}: {readonly text: string}): boolean => text.trim() !== '' && !text.startsWith('#');

const unitOf = (file: string): string =>
  file
    .split('/')
    .slice(file.includes('.d/') ? -2 : -1)
    .join('/');

const key = ({file, section, text}: Directive): string =>
  [unitOf(file), section, text.replaceAll(/(\/nix\/store\/)[0-9a-z]{32}-/g, '$1')].join('\n');
