import type {SourceImport} from './source-imports.ts';

/** What a test starts by which imports, and the end of its name that says so. */
const kinds = [
  {
    starts: 'a machine, or a build of Nix',
    ending: /\.vm\.test\.ts$/,
    imports:
      /\/(?:open-test-guest|machine-under-test|confinement-run|stand-in|testing\/rootfs|tiny-kernel|installed-package)\.ts$/,
  },
  {
    starts: 'processes',
    ending: /\.(?:host|vm)\.test\.ts$/,
    imports: /^(?:execa|(?:node:)?child_process|harness\/process\/(?:run|with-parent-death-signal)\.ts)$/,
  },
] as const;

/** An import by which a test is of a part of the tests that its name does not tell. */
export type UnmarkedTest = SourceImport & {
  /** What it starts, as in "processes". */
  readonly starts: string;
  /** How its name must end, as a regular expression. */
  readonly ending: RegExp;
};

/** The imports of tests that need more than their names say. */
export const unmarkedTests = (imports: readonly SourceImport[]): UnmarkedTest[] =>
  kinds.flatMap(({starts, ending, imports: wanted}) =>
    imports
      .filter(({from, to}) => from.endsWith('.test.ts') && !ending.test(from) && wanted.test(to))
      .map((each) => ({...each, starts, ending})),
  );
