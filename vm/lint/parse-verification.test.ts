import test from 'ava';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {parseVerification} from './parse-verification.ts';

test('what is said, and the names that are known by section', (t) => {
  t.deepEqual(
    parseVerification(
      "/u/web.service:3: Unknown key 'A' in section [Service], ignoring.\nmore\n=status 1\n[Unit]\nDescription=STRING\n\n[Service]\nUser=STRING\nPrivateTmp=OTHER\n",
    ),
    {
      said: "/u/web.service:3: Unknown key 'A' in section [Service], ignoring.\nmore",
      known: {Unit: ['Description'], Service: ['User', 'PrivateTmp']},
    },
  );
  t.deepEqual(parseVerification('\n=status 0\n'), {said: '', known: {}});
});

test('a systemd-analyze that does not look at them fails with what it says', (t) => {
  for (const text of ['sh: systemd-analyze: not found\n=status 127\n', 'chroot: not found']) {
    t.regex(t.throws(() => parseVerification(text), {instanceOf: MachineryError}).message, /not found/);
  }
});
