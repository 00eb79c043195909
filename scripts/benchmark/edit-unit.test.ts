import {readFile} from 'node:fs/promises';
import test from 'ava';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {editUnit} from './edit-unit.ts';
import {editedStep} from './edited-step.ts';

test('the step that is edited gets a variable', async (t) => {
  const source = await readFile(new URL(`../../${editedStep.file}`, import.meta.url), 'utf8');
  const edited = editUnit(source, 'x');
  t.regex(edited, /\n {2}service: \(\) => \(\{environment: \{BENCH: 'x'\}\}\),\n {2}async test\(/);
  t.is(edited.replace(/^ {2}service.*\n/m, ''), source);
  t.throws(() => editUnit(edited, 'y'), {instanceOf: MachineryError});
  t.throws(() => editUnit('', 'y'), {instanceOf: MachineryError});
});
