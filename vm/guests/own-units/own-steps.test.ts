import test from 'ava';
import {MachineryError} from '../../../harness/errors/machinery-error.ts';
import type {Machine} from '../../../harness/machine/machine.ts';
import {ownSteps} from './own-steps.ts';

/** Stands in for a machine whose table of steps is `text`; what real ones have is tested on a guest. */
const machineWith = (text: string) =>
  ({
    name: 'm',
    execute: async () => Promise.resolve({exitStatus: 0, stdout: Buffer.from(text)}),
  }) as unknown as Machine;

test('the table of steps is read; one that is damaged, or lacks a step, is told in one line', async (t) => {
  const steps = await ownSteps(machineWith('{"5": {"symlink": "/nix/store/x"}, "7": {}}'), [5]);
  t.deepEqual([...steps.keys()], [5, 7]);
  t.deepEqual(steps.get(5)?.store, {symlink: '/nix/store/x'});
  for (const text of ['', '{"5": ', '[]', '{"five": {}}', '{"5": {"symlink": 1}}']) {
    await t.throwsAsync(ownSteps(machineWith(text), [5]), {
      instanceOf: MachineryError,
      message:
        'm: /etc/confinement-harness/steps.json is not the table of steps that vm/nixos/steps.nix writes',
    });
  }
  await t.throwsAsync(ownSteps(machineWith('{"5": {}}'), [5, 7, 8]), {
    instanceOf: MachineryError,
    message: 'm: the machine has no units of steps 7, 8: it was built from other steps',
  });
});
