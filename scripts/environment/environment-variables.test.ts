import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {packageFolder} from '../project/project.ts';
import {environmentVariables} from './environment-variables.ts';

/** What processes of ours tell each other, and an example in a table: for nobody else. */
const ours = new Set([
  'CONFINEMENT_SESSION',
  'CONFINEMENT_TESTS',
  'CONFINEMENT_TESTS_TOLD',
  'CONFINEMENT_MUTANTS',
  'CONFINEMENT_MUTANTS_MATCH',
  'CONFINEMENT_EXAMPLE',
]);

/** The variables that our files name. */
const named = (isWanted: (path: string) => boolean): Set<string> =>
  new Set(
    ['harness', 'vm', 'steps', 'scripts']
      .flatMap((root) =>
        readdirSync(join(packageFolder, root), {recursive: true, encoding: 'utf8'}).map((name) =>
          join(root, name),
        ),
      )
      .filter((path) => /\.(?:ts|sh|nix)$/.test(path) && !path.startsWith('scripts/environment/'))
      .filter(isWanted)
      .flatMap(
        (path) =>
          readFileSync(join(packageFolder, path), 'utf8').match(/\bCONFINEMENT_[A-Z_]*[A-Z]\b/g) ?? [],
      ),
  );

const told = environmentVariables.flatMap(({names}) => names);

test('every variable of ours that the code reads is told of', (t) => {
  const read = named((path) => !/\.test\.ts$|\/(?:fixtures|testing)\//.test(path));
  t.deepEqual(
    [...read].filter((name) => !ours.has(name) && !told.includes(name)),
    [],
  );
});

test('a variable of ours that is told of is read, were it by tests', (t) => {
  const all = named(() => true);
  t.deepEqual(
    told.filter((name) => name.startsWith('CONFINEMENT_') && !all.has(name)),
    [],
  );
});
