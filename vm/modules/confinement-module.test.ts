import {join} from 'node:path';
import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {parseModule} from './confinement-module.ts';
import {generationNames} from './generations.ts';

test('each module is found by its name', (t) => {
  t.deepEqual(
    generationNames.map((name) => parseModule(name).source),
    [...generationNames],
  );
});

for (const text of ['', '2020', '02025', ' 2025', 'nixpkgs', 'nixpkgs:']) {
  test(`"${text}" is no module`, (t) => {
    const error = t.throws(() => parseModule(text), {instanceOf: UsageError});
    t.is(error.message, `--module ${text}: no such module; allowed: 2019, 2024, 2025, nixpkgs:PATH`);
  });
}

test('a checkout is known by its folder, and one that is not there is refused in one line', (t) => {
  const here = import.meta.dirname;
  t.deepEqual(parseModule(`nixpkgs:${here}`), {name: `nixpkgs:${here}`, source: {nixpkgs: here}});
  for (const path of ['/nonexistent', join(here, 'confinement-module.ts')]) {
    const error = t.throws(() => parseModule(`nixpkgs:${path}`), {instanceOf: UsageError});
    t.is(
      error.message,
      `--module nixpkgs:${path}: there is no such folder; allowed: nixpkgs:PATH of a checkout, or 2019, 2024, 2025`,
    );
  }
});
