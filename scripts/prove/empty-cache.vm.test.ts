import {existsSync, mkdtempSync, readdirSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {run} from '../../harness/process/run.ts';
import {ConfinementRun} from '../testing/confinement-run.ts';

test('two runs that start at the same moment with an empty cache both prove what they should', async (t) => {
  const cache = mkdtempSync(join(tmpdir(), 'empty-cache-'));
  try {
    await using one = new ConfinementRun({args: ['test', '1'], cache});
    await using two = new ConfinementRun({args: ['test', '1'], cache});
    const ends = await Promise.all([one.process, two.process]);
    t.deepEqual(
      ends.map(({exitCode}) => exitCode),
      [0, 0],
      `${one.said}\n${two.said}`,
    );
    for (const each of [one, two]) {
      t.deepEqual(
        each.cases().map(({id, status}) => [id, status]),
        [['1', 'passed']],
      );
      t.deepEqual(each.leftovers(), []);
    }
    // One has built the image, the other has waited for it.
    const images = readdirSync(join(cache, 'images')).filter((name) =>
      existsSync(join(cache, 'images', name, 'vmlinuz')),
    );
    t.is(images.length, 1);
    t.is(
      [one, two].filter(({said}) => said.includes('building the image')).length,
      1,
      `${one.said}\n${two.said}`,
    );
  } finally {
    // Folders of a Nix store are read-only.
    await run('chmod', ['--recursive', 'u+rwX', cache]);
    await run('rm', ['--recursive', '--force', '--', cache]);
  }
});
