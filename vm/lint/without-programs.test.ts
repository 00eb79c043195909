import test from 'ava';
import {withoutPrograms} from './without-programs.ts';

test('a program of the store that will be there is not missing; others are', async (t) => {
  const missing = (program: string) =>
    `test1@0.service: Command ${program} is not executable: No such file or directory`;
  const other = '/u/test1.socket:2: Failed to parse boolean value, ignoring: maybe';
  const {said} = await withoutPrograms(
    {
      said: [missing('/nix/store/a/bin/a'), other, missing('/nix/store/b'), missing('/usr/bin/a')].join('\n'),
      texts: new Map(),
      known: {},
    },
    async (program) => Promise.resolve(program.endsWith('/a')),
  );
  t.is(said, [other, missing('/nix/store/b'), missing('/usr/bin/a')].join('\n'));
});
