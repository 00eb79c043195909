import test from 'ava';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {requireProgram} from './require-program.ts';

test('finds a program, and names the package of one that is missing', (t) => {
  t.regex(requireProgram('sh', 'dash'), /^\/.*\/sh$/);
  t.throws(() => requireProgram('no-such-program', 'no-such-package'), {
    instanceOf: MachineryError,
    message: 'no-such-program is not installed on this host (Debian package: no-such-package)',
  });
});
