import test from 'ava';
import {concernedSteps} from './concerned-steps.ts';

for (const [path, folder, steps] of [
  ['steps/07-bin-sh.ts', 'steps', [7]],
  ['steps/kit/load-steps.ts', 'steps', undefined],
  ['vm/nix/models/2025.nix', 'steps', undefined],
  ['steps/README.md', 'steps', []],
  ['steps/steps.test.ts', 'steps', []],
  ['02-greets.ts', '.', [2]],
  ['03-more.mjs', '.', [3]],
  ['helper.ts', '.', undefined],
  ['node_modules/x/01-a.ts', '.', []],
  ['test-results/latest/a/1/test1.service', '.', []],
] as const) {
  test(`an edit of ${path} concerns ${steps === undefined ? 'all steps' : `steps [${steps.join()}]`}`, (t) => {
    t.deepEqual(concernedSteps(path, folder), steps as number[] | undefined);
  });
}
