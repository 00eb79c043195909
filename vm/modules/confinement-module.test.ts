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
