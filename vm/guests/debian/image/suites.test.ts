import test from 'ava';
import {UsageError} from '../../../../harness/errors/usage-error.ts';
import {debianSuite, suites} from './suites.ts';

test('each suite is found by its name', (t) => {
  for (const [name, suite] of Object.entries(suites)) {
    t.true(name === suite.name);
    t.is(debianSuite(name).name, name);
  }
});

for (const name of ['stable', '', 'Trixie', 'toString', '__proto__']) {
  test(`there is no suite "${name}"`, (t) => {
    const error = t.throws(() => debianSuite(name), {instanceOf: UsageError});
    t.is(error.message, `debian:${name}: no such suite; allowed: bookworm, trixie, forky`);
  });
}
