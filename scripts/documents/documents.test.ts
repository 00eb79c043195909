import {existsSync, readFileSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';
import test from 'ava';
import {packageFolder} from '../project/project.ts';
import {anchorsOf} from './anchors-of.ts';
import {codeBlocks} from './code-blocks.ts';
import {documentFiles} from './document-files.ts';
import {linksOf} from './links-of.ts';
import {samplesOf} from './samples-of.ts';
import {whyNotAllowed} from './why-not-allowed.ts';

const read = (path: string): string => readFileSync(join(packageFolder, path), 'utf8');
const {scripts} = JSON.parse(read('package.json')) as {scripts: Readonly<Record<string, string>>};
const names = Object.keys(scripts);

/** Languages of blocks in which a command is one to type. */
const typed = new Set(['', 'text', 'sh', 'bash', 'shell']);

for (const path of documentFiles(packageFolder)) {
  const document = read(path);

  test(`${path}: its links lead somewhere`, (t) => {
    const wrong = linksOf(document).flatMap(({target, line}) => {
      const [to = '', anchor] = target.split('#');
      const file = to === '' ? path : relative(packageFolder, join(packageFolder, dirname(path), to));
      const leads =
        existsSync(join(packageFolder, file)) &&
        (anchor === undefined || (file.endsWith('.md') && anchorsOf(read(file)).has(anchor)));
      return leads ? [] : [`${path}:${line}: ${target} leads nowhere`];
    });
    t.deepEqual(wrong, []);
  });

  test(`${path}: there are the commands that it names`, (t) => {
    const blocks = codeBlocks(document);
    const wrong = [
      ...blocks
        .filter(({language}) => language === 'console')
        .flatMap((block) => samplesOf(block))
        .map(({line, command}) => ({line, why: whyNotAllowed(command, {scripts: names})})),
      // What is not in a block of the language console is not run by any test.
      ...blocks
        .filter(({language}) => typed.has(language))
        .filter(({text}) => /^(?:\$ |npx |npm |nix |git |CONFINEMENT_)/m.test(text))
        .map(({line}) => ({line, why: 'a command to type; allowed: a block of the language console'})),
      ...document.split('\n').flatMap((text, index) =>
        [
          ...text.matchAll(/(?<!`)`(?<command>(?:npx )?confinement [a-z][^`]*|npm (?:run |start)[^`]*)`/g),
        ].map(({groups}) => ({
          line: index + 1,
          why: whyNotAllowed((groups?.command ?? '').replaceAll(/\[|\]|…/g, ''), {
            scripts: names,
            onlyNames: true,
          }),
        })),
      ),
    ];
    t.deepEqual(
      wrong.flatMap(({line, why}) => (why === undefined ? [] : [`${path}:${line}: ${why}`])),
      [],
    );
  });
}

test('llms.txt names every document in docs/, and the README is reached from it', (t) => {
  const linked = new Set(linksOf(read('llms.txt')).map(({target}) => target.split('#')[0]));
  for (const path of documentFiles(packageFolder).filter((each) => each.startsWith('docs/'))) {
    t.true(linked.has(path), path);
  }
  t.true(linked.has('README.md'));
});
