import test from 'ava';
import {concernedSteps} from './concerned-steps.ts';

for (const [path, folder, steps] of [
  ['steps/seed/07-bin-sh.ts', 'steps', [7]],
  ['steps/12-new.ts', 'steps', [12]],
  ['regressions/04-old.ts', '.', [4]],
  ['a/b/04-old.ts', '.', undefined],
  ['steps/seed/helper.ts', 'steps', undefined],
  ['steps/kit/load-steps.ts', 'steps', undefined],
  ['vm/nix/models/2025.nix', 'steps', undefined],
  ['steps/README.md', 'steps', []],
  ['steps/steps.test.ts', 'steps', []],
  ['02-greets.ts', '.', [2]],
  ['03-more.mjs', '.', [3]],
  ['helper.ts', '.', undefined],
] as const) {
  test(`an edit of ${path} concerns ${steps === undefined ? 'all steps' : `steps [${steps.join()}]`}`, (t) => {
    t.deepEqual(concernedSteps(path, folder), steps as number[] | undefined);
  });
}

test('an edit of a step of another set than those that are run concerns none', (t) => {
  t.deepEqual(concernedSteps('steps/seed/07-bin-sh.ts', 'steps', ['seed', 'upstream']), [7]);
  t.deepEqual(concernedSteps('steps/seed/07-bin-sh.ts', 'steps', ['upstream']), []);
  t.deepEqual(concernedSteps('07-bin-sh.ts', '.', ['upstream']), []);
  t.is(concernedSteps('helper.ts', '.', ['upstream']), undefined);
});
