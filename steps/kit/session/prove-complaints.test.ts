import test from 'ava';
import type {Complaint} from '../../../vm/lint/complaint.ts';
import {CheckError} from '../../../vm/shell/check-error.ts';
import type {StepCommand} from '../../../vm/shell/step-command.ts';
import type {ComplaintWords} from '../expected-complaints.ts';
import {proveComplaints} from './prove-complaints.ts';

const typo: Complaint = {
  file: 'test5@.service',
  line: 12,
  source: 'PrivateTpm=yes',
  words: "Unknown key 'PrivateTpm' in section [Service], ignoring.",
  meant: 'PrivateTmp=',
};
const value: Complaint = {
  file: 'test5-web.service',
  line: 2,
  words: 'Failed to parse boolean value, ignoring: no!',
};

const prove = (complaints: readonly Complaint[], expected: readonly ComplaintWords[] = []) => {
  const told: [StepCommand, Error | undefined][] = [];
  const work = () =>
    proveComplaints({
      number: 5,
      place: '05-web.ts:3',
      complaints,
      expected,
      onCommand: (command, error) => told.push([command, error]),
    });
  return {told, work};
};

test('where systemd has nothing to say, nothing is told', (t) => {
  const {told, work} = prove([]);
  t.notThrows(work);
  t.deepEqual(told, []);
});

test('complaints that are meant are a check that holds', (t) => {
  const {told, work} = prove([typo, typo, value], [/PrivateTpm=yes\n.*Unknown key/, 'web.service:2']);
  t.notThrows(work);
  t.true(told[0]?.[0].holds);
  t.regex(String(told[0]?.[0].output), /PrivateTpm=yes\n[^]*no!\n$/);
});

test('one that is not meant fails, and is told with its line and what may be meant', (t) => {
  const {told, work} = prove([typo]);
  const error = t.throws(work, {instanceOf: CheckError});
  t.is(
    error.message,
    [
      'command:  systemd-analyze verify of the units of step 5   (before any of them runs)',
      'expected: no complaint; one that is meant is to be named by `complaints:` in 05-web.ts:3',
      'actual:   exit status 1',
      'output:',
      '  | test5@.service:12: PrivateTpm=yes',
      "  |   Unknown key 'PrivateTpm' in section [Service], ignoring; PrivateTmp=?",
    ].join('\n'),
  );
  t.is(told[0]?.[1], error);
  const {message} = t.throws(prove([typo, value], ['PrivateTpm', 'and one that does not come']).work);
  t.regex(
    message,
    /expected: no complaint but those that `complaints:` in 05-web\.ts:3 names: with "PrivateTpm"; with/,
  );
  t.regex(message, /output:\n {2}\| test5-web\.service:2: [^\n]*$/);
});

test('one that is meant and does not come fails', (t) => {
  t.regex(
    t.throws(prove([], ['Unknown key']).work).message,
    /expected: a complaint with "Unknown key"\nactual: {3}exit status 0\noutput: {3}\(empty\)$/,
  );
  t.regex(
    t.throws(prove([typo], ['PrivateTpm', /PrivateUsers/]).work).message,
    /expected: a complaint that matches \/PrivateUsers\/\nactual: {3}exit status 1\noutput:\n {2}\| test5@/,
  );
});
