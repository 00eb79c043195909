import test from 'ava';
import type {Machine} from '../../../harness/machine/machine.ts';
import {askShell} from './ask-shell.ts';

/** Asks a machine on which the shell says this. */
const asking = async (told: string) => {
  const machine = {succeed: async () => Promise.resolve(told)} as unknown as Machine;
  return askShell(machine, {
    name: 'a.service',
    files: new Map([['a.service', '[Service]\nExecStart=/bin/a\n']]),
    facts: ['umask', 'path /home'],
  });
};

test('a shell that dies before it has told all has told nothing', async (t) => {
  t.deepEqual(
    [...(await asking('0022\nabsent\nall was asked'))],
    [
      ['umask', '0022'],
      ['path /home', 'absent'],
    ],
  );
  for (const told of [
    '',
    '0022',
    '0022\n',
    '0022\nabsent',
    '0022\nall was asked',
    '0022\n\n\nall was asked',
  ]) {
    await t.throwsAsync(
      asking(told),
      {message: /^a\.service: the shell has answered 2 questions with\n/},
      told,
    );
  }
});
