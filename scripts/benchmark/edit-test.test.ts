import {readFile} from 'node:fs/promises';
import test from 'ava';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {editTest} from './edit-test.ts';
import {editedStep} from './edited-step.ts';

test('the step that is edited gets a comment in its test', async (t) => {
  const source = await readFile(new URL(`../../${editedStep.file}`, import.meta.url), 'utf8');
  const edited = editTest(source, 'x');
  t.regex(edited, /\n {2}async test\(.*\{\n {4}\/\/ x\n/);
  t.is(edited.replace(/^ {4}\/\/ x\n/m, ''), source);
  t.throws(() => editTest('', 'y'), {instanceOf: MachineryError});
});
