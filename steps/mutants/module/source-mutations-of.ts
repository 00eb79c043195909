import {UsageError} from '../../../harness/errors/usage-error.ts';

/** A way to break the text of a confinement module. */
export type SourceMutation = {
  /** What is broken, as in "source: PrivateMounts is not defined". */
  readonly name: string;
  /** The whole text, broken. */
  readonly text: string;
};

/** A place in the text, and what is to stand there. */
type Edit = {readonly name: string; readonly from: number; readonly to: number; readonly by: string};

/**
 * Breaks the text of nixpkgs' module in one place at a time: each definition of its serviceConfig is taken away, each entry
 * of its list of Exec options, each line of a bind mount or an inaccessible path that its script writes and each of that
 * script's conditions, and its assertions hold always.
 *
 * @throws UsageError for a text in which one of these is not to be found.
 */
export const sourceMutationsOf = (text: string): SourceMutation[] => {
  // Comments keep their length, so that places stay where they are.
  const code = text.replaceAll(/^\s*#.*$/gm, (comment) => ' '.repeat(comment.length));
  const kinds: readonly (readonly [what: string, edits: readonly Edit[]])[] = [
    ['serviceConfig = { … }', definitions(code)],
    ['execOpts = [ … ]', execOptions(code)],
    ['assertion = …;', assertions(code)],
    ['a script that writes BindReadOnlyPaths=', [...lines(code), ...conditions(code)]],
  ];
  const missing = kinds.filter(([, edits]) => edits.length === 0).map(([what]) => what);
  if (missing.length > 0) {
    throw new UsageError(
      `the text of the confinement module has no ${missing.join(', no ')}: it cannot be broken there`,
    );
  }
  return kinds.flatMap(([, edits]) =>
    edits.map(({name, from, to, by}) => ({
      name: `source: ${name}`,
      text: text.slice(0, from) + by + text.slice(to),
    })),
  );
};

/** The matches of a pattern in a part of the text, each made an edit of the whole match. */
const edits = (
  code: string,
  [from, to]: readonly [from: number, to: number],
  pattern: RegExp,
  edit: (match: RegExpExecArray) => readonly {readonly name: string; readonly by: string}[],
): Edit[] =>
  [...code.slice(from, to).matchAll(pattern)].flatMap((match) =>
    edit(match).map((each) => ({
      ...each,
      from: from + match.index,
      to: from + match.index + match[0].length,
    })),
  );

/** From behind `begin` to before the next `end`; nothing where there is none. */
const between = (code: string, begin: RegExp, end: string): readonly [number, number] => {
  const found = begin.exec(code);
  const from = found === null ? code.length : found.index + found[0].length;
  const to = code.indexOf(end, from);
  return [from, to === -1 ? from : to];
};

const definitions = (code: string): Edit[] =>
  edits(
    code,
    between(code, /\bserviceConfig\s*=\s*(?:let\b[\s\S]*?\bin\s*)?\{/, '};'),
    /^\s*([A-Z]\w+)\s*=[^;]*;/gm,
    ([, name = '']) => [{name: `${name} is not defined`, by: ''}],
  );

const execOptions = (code: string): Edit[] =>
  edits(code, between(code, /\bexecOpts\s*=\s*\[/, ']'), /"(Exec\w+)"/g, ([, name = '']) => [
    {name: `${name} is not among the Exec options`, by: ''},
  ]);

const assertions = (code: string): Edit[] =>
  edits(code, [0, code.length], /\bassertion\s*=[^;]*;/g, ([assertion]) => [
    {name: `holds always: ${assertion.replaceAll(/\s+/g, ' ')}`, by: 'assertion = true;'},
  ]);

const script = (code: string): readonly [number, number] =>
  between(code, /\bchrootPaths\s*=/, 'lib.optional cfg.confinement.enable');

const lines = (code: string): Edit[] =>
  edits(
    code,
    script(code),
    /^(\s*)echo "((?:BindReadOnly|Inaccessible)Paths=.*?)"(?: >> .*)?$/gm,
    (match) => [{name: `${match[2] ?? ''} is not written`, by: `${match[1] ?? ''}:`}],
  );

const conditions = (code: string): Edit[] =>
  edits(
    code,
    script(code),
    /(lib\.optionalString) (\((?:[^()]|\([^()]*\))*\))|((?:el)?if) (\[ .* \]);/g,
    (match) => {
      const [, nix, nixCondition = '', shell = '', shellCondition = ''] = match;
      return ['true', 'false'].map((value) =>
        nix === undefined
          ? {name: `${shell} ${shellCondition} is always ${value}`, by: `${shell} ${value};`}
          : {name: `${nixCondition} is always ${value}`, by: `${nix} ${value}`},
      );
    },
  );
