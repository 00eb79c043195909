import test from 'ava';
import {CheckError} from '../../../vm/shell/check-error.ts';
import type {StepCommand} from '../../../vm/shell/step-command.ts';
import type {RefusalWords} from '../refused.ts';
import {proveRefused} from './prove-refused.ts';

const asked = {startedAt: '2026-01-01T00:00:00.000Z', durationMs: 12};

const prove = (words: RefusalWords, said?: string) => {
  const told: [StepCommand, Error | undefined][] = [];
  const refusal = {...asked, ...(said === undefined ? {} : {words: said})};
  const work = () =>
    proveRefused({number: 5, words, refusal, onCommand: (command, error) => told.push([command, error])});
  return {told, work};
};

test('a refusal with the words that are expected is a check that holds', (t) => {
  for (const words of ['DynamicUser', /Dynamic.*go with/]) {
    const {told, work} = prove(words, 'DynamicUser does not go with it');
    t.notThrows(work);
    t.is(told.length, 1);
    t.true(told[0]?.[0].holds);
    t.is(told[0]?.[0].output.toString(), 'DynamicUser does not go with it');
  }
});

test('a regression fails of what Nix says, and holds when it says nothing', (t) => {
  const prove = (words?: string) =>
    proveRefused({
      number: 5,
      words: 'File exists',
      isRegression: true,
      refusal: {...asked, ...(words === undefined ? {} : {words})},
      onCommand: () => undefined,
    });
  t.regex(
    t.throws(() => prove('x.service: File exists'), {instanceOf: CheckError}).message,
    /expected: that Nix takes it\n[^]*x\.service: File exists$/,
  );
  t.notThrows(() => prove());
});

test('other words, and none, fail with what Nix said', (t) => {
  const other = prove('DynamicUser', 'a syntax error');
  const error = t.throws(other.work, {instanceOf: CheckError});
  t.is(
    error.message,
    [
      'command:  nix-build of the units of step 5   (apart from all others)',
      'expected: that Nix refuses it, with the words "DynamicUser"',
      'actual:   exit status 1',
      'output:',
      '  | a syntax error',
    ].join('\n'),
  );
  t.is(other.told[0]?.[1], error);
  const taken = prove(/DynamicUser/);
  t.regex(
    t.throws(taken.work, {instanceOf: CheckError}).message,
    /in words that match \/DynamicUser\/\nactual: {3}exit status 0\noutput:\n {2}\| the units are built$/,
  );
});
