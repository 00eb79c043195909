import test from 'ava';
import {wholeProgram} from './whole-program.ts';

test('a block that exports something is whole, but for what it does not import', (t) => {
  t.is(
    wholeProgram('export default defineStep({\n  description: "x",\n});'),
    'import {defineStep} from \'./kit/define-step.ts\';\nexport default defineStep({\n  description: "x",\n});',
  );
  const whole = "import {defineConfig} from 'confinement-harness';\nexport default defineConfig({});";
  t.is(wholeProgram(whole), whole);
});

test('keys of a step become a step with them, and a test where they have none', (t) => {
  const program = wholeProgram("import {nix} from '../vm/units/nix.ts';\n\n  store: {a: nix`1`},");
  t.regex(program, /^import \{nix\} from '\.\.\/vm\/units\/nix\.ts';\nimport \{defineStep\} from /);
  t.regex(
    program,
    /defineStep\(\{\n {2}description: 'a step',\n\n {2}store: \{a: nix`1`\},\n {2}async test\(/,
  );
  t.notRegex(wholeProgram('  async test({t}) {\n    t.pass();\n  },'), /confined/);
});

test('statements become the test of a step', (t) => {
  t.regex(
    wholeProgram('await using one = await confined.open();\nt.truthy(one);'),
    /async test\(\{confined, t\}\) \{\nawait using one = await confined\.open\(\);\nt\.truthy\(one\);\n {2}\},\n\}\);$/,
  );
});
