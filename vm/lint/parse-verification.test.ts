import test from 'ava';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {parseVerification} from './parse-verification.ts';

test('what is said, the files that it is about, and the names that are known by section', (t) => {
  t.deepEqual(
    parseVerification(
      "/u/web.service:3: Unknown key 'A' in section [Service], ignoring.\nmore\n=status 1\n=file /u/web.service\n|[Service]\n|=names\n|A=b\n=file /u/gone.service\n=names\n[Unit]\nDescription=STRING\n\n[Service]\nUser=STRING\nPrivateTmp=OTHER\n",
    ),
    {
      said: "/u/web.service:3: Unknown key 'A' in section [Service], ignoring.\nmore",
      texts: new Map([
        ['/u/web.service', '[Service]\n=names\nA=b'],
        ['/u/gone.service', ''],
      ]),
      known: {Unit: ['Description'], Service: ['User', 'PrivateTmp']},
    },
  );
  t.deepEqual(parseVerification('\n=status 0\n'), {said: '', texts: new Map(), known: {}});
});

test('a systemd-analyze that does not look at them fails with what it says', (t) => {
  for (const text of ['sh: systemd-analyze: not found\n=status 127\n', 'chroot: not found']) {
    t.regex(t.throws(() => parseVerification(text), {instanceOf: MachineryError}).message, /not found/);
  }
});
