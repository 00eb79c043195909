import test from 'ava';
import {loadSteps} from '../../steps/kit/load-steps.ts';
import {parseGuest} from '../../vm/guests/parse-guest.ts';
import {parseModule} from '../../vm/modules/confinement-module.ts';
import {planSuites} from './plan-suites.ts';

const steps = (await loadSteps()).slice(0, 11);
const guests = ['debian:bookworm', 'debian:trixie', 'debian:forky'].map((text) => parseGuest(text));
const modules = ['2019', '2025'].map((name) => parseModule(name));

const cases = (...plan: ReturnType<typeof planSuites>) =>
  plan.flatMap(({guest, module, steps: own}) =>
    own.map(({number}) => `${guest.name} ${module.name} ${number}`),
  );

test('without shards every guest is proved with every module', (t) => {
  const plan = planSuites(guests, modules, steps);
  t.deepEqual(
    plan.map(({guest, module, steps: own}) => `${guest.name} ${module.name} ${own.length}`),
    guests.flatMap((guest) => modules.map((module) => `${guest.name} ${module.name} 11`)),
  );
});

for (const total of [1, 2, 3, 4, 6, 7, 66, 70]) {
  test(`${total} shards have every case once, evenly, on few guests`, (t) => {
    const plans = Array.from({length: total}, (_, position) =>
      planSuites(guests, modules, steps, {index: position + 1, total}),
    );
    t.deepEqual(
      plans.flatMap((plan) => cases(...plan)),
      cases(...planSuites(guests, modules, steps)),
    );
    const sizes = plans.map((plan) => cases(...plan).length);
    t.true(Math.max(...sizes) - Math.min(...sizes) <= 1, sizes.join(' '));
    // Each of the cuts between shards can split one suite in two.
    t.true(plans.flat().length <= 6 + total - 1);
  });
}

test('as many shards as suites have a suite each', (t) => {
  const plans = [1, 2, 3, 4, 5, 6].map((index) => planSuites(guests, modules, steps, {index, total: 6}));
  t.deepEqual(
    plans.map((plan) => plan.map(({steps: own}) => own.length)),
    [[11], [11], [11], [11], [11], [11]],
  );
});

test('a machine that runs already takes modules only when they are to be deployed', (t) => {
  const modulesOf = (deploy: boolean) =>
    planSuites([parseGuest('ssh://root@host', {deploy})], modules, steps).map(({module}) => module.name);
  t.deepEqual(modulesOf(true), ['2019', '2025']);
  t.deepEqual(modulesOf(false), ['own']);
});
