/** Names that a step's test gets. */
const context = ['confined', 'outside', 'machine', 'unit', 'store', 'facts', 't'];

/** What a piece of a program may use without importing it, with where a file in `steps/` has it from. */
const known: Readonly<Record<string, string>> = {
  byGeneration: './kit/by-generation.ts',
  defineStep: './kit/define-step.ts',
  nix: '../vm/units/nix.ts',
  since: './kit/since.ts',
};

/**
 * A block of TypeScript of a document as a whole file in `steps/`, to be compiled: one that exports something, or has a test, is whole but for imports;
 * one that is indented is what stands in `defineStep({…})`, and any other what stands in the test of a step.
 */
export const wholeProgram = (block: string): string => {
  const lines = block.split('\n');
  const imports = lines.filter((line) => line.startsWith('import '));
  const rest = lines.filter((line) => !line.startsWith('import '));
  const program = rest.some((line) => /^(?:export |test\()/.test(line))
    ? rest.join('\n')
    : rest.every((line) => line === '' || line.startsWith('  '))
      ? step(rest.join('\n'))
      : step(
          `  async test({${context.filter((name) => uses(rest, name)).join(', ')}}) {\n${rest.join('\n')}\n  },`,
        );
  const missing = Object.entries(known).filter(
    ([name]) => uses([program], name) && !imports.some((line) => new RegExp(`\\b${name}\\b`).test(line)),
  );
  return [...imports, ...missing.map(([name, path]) => `import {${name}} from '${path}';`), program].join(
    '\n',
  );
};

const step = (keys: string): string => {
  const test = /^ {2}(?:async test\(|test:|refused: '|refused: \/)/m.test(keys)
    ? ''
    : '\n  async test({confined}) {\n    await confined.succeed("true");\n  },';
  const description = /^ {2}description:/m.test(keys) ? '' : "\n  description: 'a step',";
  return `export default defineStep({${description}\n${keys}${test}\n});`;
};

const uses = (lines: readonly string[], name: string): boolean =>
  lines.some((line) => new RegExp(String.raw`(?<![\w.'/-])${name}\b(?!:)`).test(line));
