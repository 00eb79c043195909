import {mkdir, writeFile} from 'node:fs/promises';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {NixStore} from '../../vm/units/nix-store.ts';
import {temporaryStore} from '../../vm/units/testing/temporary-store.ts';
import {packageFolder} from '../project/project.ts';
import {codeBlocks} from './code-blocks.ts';
import {documentFiles} from './document-files.ts';
import {typeErrors} from './type-errors.ts';
import {wholeProgram} from './whole-program.ts';

/** The blocks of a language in all documents, each with the line that it begins in. */
const blocksOf = (wanted: string): {readonly at: string; readonly text: string}[] =>
  documentFiles(packageFolder).flatMap((path) =>
    codeBlocks(readFileSync(join(packageFolder, path), 'utf8'))
      .filter(({language}) => language === wanted)
      .map(({line, text}) => ({at: `${path}:${line}`, text})),
  );

test('TypeScript of the documents is what the compiler takes', (t) => {
  const blocks = blocksOf('ts');
  const programs = new Map<string, string>(
    blocks.map(({text}, index) => [`steps/document-${index}.ts`, wholeProgram(text)]),
  );
  t.true(programs.size > 10);
  const wrong = typeErrors(programs).map(({file, line, words}) => {
    const index = [...programs.keys()].indexOf(file);
    return `${blocks[index]?.at ?? ''}: ${programs.get(file)?.split('\n')[line - 1]?.trim() ?? ''}: ${words}`;
  });
  t.deepEqual(wrong, []);
});

test('what is no TypeScript, and a key that there is not, are told', (t) => {
  const wrong = typeErrors(
    new Map([
      ['steps/a.ts', wholeProgram('  service: () => ({confinemnt: {}}),')],
      ['steps/b.ts', wholeProgram('await confined.succeed("true";')],
      ['steps/c.ts', wholeProgram('await confined.succeed("true");')],
    ]),
  );
  t.true(wrong.some(({file, words}) => file === 'steps/a.ts' && words.includes('confinemnt')));
  t.true(wrong.some(({file}) => file === 'steps/b.ts'));
  t.false(wrong.some(({file}) => file === 'steps/c.ts'));
});

test('Nix of the documents can be read by Nix', async (t) => {
  const {folder, remove} = await temporaryStore();
  t.teardown(remove);
  const store = new NixStore(folder);
  await mkdir(store.inputs, {recursive: true});
  const files = await Promise.all(
    blocksOf('nix').map(async ({at, text}) => {
      const file = join(store.inputs, `${at.replaceAll(/[/:]/g, '-')}.nix`);
      // What does not begin as an expression is an attribute that is set in one.
      await writeFile(file, /^[{[(]/.test(text) ? text : `{ lib, pkgs, confinement, ... }: {\n${text}\n}`);
      return file;
    }),
  );
  t.true(files.length > 0);
  await t.notThrowsAsync(store.run('nix-instantiate', ['--parse', ...files]));
});
