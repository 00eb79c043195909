import test from 'ava';
import {CounterexampleError} from './counterexample-error.ts';
import {proveInstances} from './prove-instances.ts';
import type {Instance} from './run-clients.ts';

/** Instances that share a root, which the first of them that ends takes away when `shared`; and who is open. */
const service = (shared: boolean) => {
  const open = new Set<{root: boolean}>();
  let most = 0;
  const start = async (): Promise<Instance> => {
    const own = {root: true};
    open.add(own);
    most = Math.max(most, open.size);
    return Promise.resolve({
      prints: async (command) =>
        own.root || command.startsWith('echo') ? Promise.resolve() : Promise.reject(new Error('no root')),
      close: async () => {
        open.delete(own);
        if (shared) {
          for (const other of open) {
            other.root = false;
          }
        }
        return Promise.resolve();
      },
    });
  };
  return {start, open, most: () => most};
};

test('instances that leave each other alone pass, and none is left', async (t) => {
  const {start, open, most} = service(false);
  await proveInstances({open: start, seed: 1, examples: 100});
  t.is(open.size, 0);
  t.is(most(), 5);
});

test('instances that share a root fail, by the fewest clients, and none is left', async (t) => {
  const {start, open} = service(true);
  const error = await t.throwsAsync(proveInstances({open: start, seed: 7}), {
    instanceOf: CounterexampleError,
  });
  t.is(error.seed, 7);
  t.deepEqual([...error.scripts].sort(), ['[ R', '[]']);
  t.is(open.size, 0);
  t.regex(error.message, /^ {2}1 "/m);
  t.regex(error.message, /^seed 7; CONFINEMENT_SEED=7 tries the same again$/m);
  t.regex(error.message, /^client \d at tick \d, "R": no root$/m);
});

test('what opening throws is told with its client and tick', async (t) => {
  const error = await t.throwsAsync(
    proveInstances({open: async () => Promise.reject(new Error('no socket')), seed: 3}),
    {instanceOf: CounterexampleError},
  );
  t.deepEqual(error.scripts, ['[', '[']);
  t.regex(error.message, /^client 1 at tick 1, "\[": no socket$/m);
});
