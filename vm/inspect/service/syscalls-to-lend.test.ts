import test from 'ava';
import {Exposure} from '../../probe/exposure.ts';
import {sections} from '../../probe/sections.ts';
import {sampleDocument} from '../../probe/testing/sample-document.ts';
import {declaredIn} from '../unit/declared.ts';
import {parseLocated} from '../unit/parse-located.ts';
import {syscallsToLend} from './syscalls-to-lend.ts';

const groups = {
  '@default': ['brk', 'mmap'],
  '@process': ['clone', 'wait4', 'prctl'],
  '@basic-io': ['close', 'dup2'],
};
const declaring = (...lines: readonly string[]) =>
  declaredIn(
    parseLocated({
      name: 'a.service',
      files: [{path: 'a.service', text: ['[Service]', ...lines].join('\n')}],
    }),
  );
const killed = {exposure: undefined, status: 31, wasKilled: true, syscall: 293};
const allowing = declaring('SystemCallFilter=@basic-io poll', 'SystemCallFilter=rt_sigaction umask');

test('what the filter takes is lent of what the probe needs, and nothing that it has', (t) => {
  t.deepEqual(syscallsToLend(killed, allowing, groups), ['pipe2', 'clone', 'wait4', 'prctl', 'capget']);
  t.deepEqual(syscallsToLend(killed, declaring('SystemCallFilter=~@process mount'), groups), [
    'clone',
    'wait4',
    'prctl',
  ]);
  t.deepEqual(syscallsToLend({...killed, syscall: undefined}, declaring('SystemCallFilter=~clone'), groups), [
    'clone',
  ]);
});

test('nothing is lent where no filter of the unit ended the probe, or a call that it is not lent', (t) => {
  t.deepEqual(syscallsToLend(killed, declaring('SystemCallFilter=brk', 'SystemCallFilter='), groups), []);
  t.deepEqual(syscallsToLend({...killed, status: 9}, allowing, groups), []);
  t.deepEqual(syscallsToLend({...killed, status: 228, wasKilled: false}, allowing, groups), []);
  t.deepEqual(syscallsToLend({...killed, syscall: 12}, allowing, groups), []);
  t.deepEqual(syscallsToLend({...killed, syscall: 9999}, allowing, groups), []);
});

test('a probe that could start no process is helped, too, and one that told something is not', (t) => {
  const ended = (why: string) =>
    new Exposure({version: 1, ...Object.fromEntries(sections.map((name) => [name, {ended: why}]))});
  const ran = {status: 0, wasKilled: false, syscall: undefined};
  t.true(syscallsToLend({...ran, exposure: ended('failed')}, allowing, groups).includes('clone'));
  t.deepEqual(syscallsToLend({...ran, exposure: ended('timeout')}, allowing, groups), []);
  const told = new Exposure({...sampleDocument(), identity: {ended: 'killed by SIGSYS'}});
  t.deepEqual(syscallsToLend({...ran, exposure: told}, allowing, groups), []);
});
