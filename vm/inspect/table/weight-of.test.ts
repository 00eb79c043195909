import test from 'ava';
import {weightOf} from './weight-of.ts';

const weight = (...subjects: readonly string[]) => weightOf(subjects.map((subject) => ({subject})));

test('what the kernel can be taken by weighs more than what can be read, and many more than one', (t) => {
  t.true(weight('can finit-module') > weight('can mount'));
  t.true(weight('can mount') > weight('can personality'));
  t.true(weight('can personality') > weight('umask'));
  t.true(weight('can mount', 'can fsopen') > weight('can mount'));
  t.is(weight(), 0);
});

test('a thousand files are not as much as all that a root may do', (t) => {
  const files = Array.from({length: 1000}, (_, index) => `path /etc/${index}`);
  t.true(
    weight(...files) <
      weight(
        'can finit-module',
        'can bpf',
        'can mount',
        'can ptrace',
        'device /dev/mem',
        'namespace user',
        'noNewPrivs',
        'uid',
      ),
  );
});
