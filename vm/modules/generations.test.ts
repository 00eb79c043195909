import {existsSync} from 'node:fs';
import test from 'ava';
import {defaultGeneration} from './default-generation.ts';
import {generationOfRoot} from './generation-of-root.ts';
import {generationNames, generations} from './generations.ts';

for (const [root, generation] of [
  ['/nix/store/abc-test1--chroot', '2019'],
  ['/var/empty', '2019'],
  ['/run/confinement/test1-', '2024'],
  ['/run/confinement/%n', '2025'],
  ['/run/confinement/test1@0.service', '2025'],
] as const) {
  test(`${root} is of the generation of ${generation}, and of no other`, (t) => {
    t.is(generationOfRoot(root), generation);
    t.deepEqual(
      generationNames.filter((name) => generations[name].isRootDirectory(root)),
      [generation],
    );
  });
}

test('they are named by years, oldest first, and the newest is the default', (t) => {
  t.deepEqual([...generationNames], [...generationNames].sort());
  t.is(defaultGeneration, '2025');
});

for (const name of generationNames) {
  test(`there is a model of ${name}`, (t) => {
    t.true(existsSync(new URL(`../nix/models/${name}.nix`, import.meta.url)));
  });
}
