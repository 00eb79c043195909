import test from 'ava';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {findProgram} from './find-program.ts';

test('finds a program, and names the package of one that is missing', async (t) => {
  t.regex(await findProgram('sh', 'dash'), /^\/.*\/sh$/);
  await t.throwsAsync(findProgram('no-such-program', 'no-such-package'), {
    instanceOf: MachineryError,
    message: 'no-such-program is not installed on this host (Debian package: no-such-package)',
  });
});
