import test from 'ava';
import {UsageError} from '../../../harness/errors/usage-error.ts';
import {declaredIn} from './declared.ts';
import {parseLocated} from './parse-located.ts';

const parse = (text: string) => parseLocated({name: 'a.service', files: [{path: './a.service', text}]});

test('assignments are told with their lines, over several lines and comments too', (t) => {
  const settings = parse('# one\n[Service]\nUser=a\nReadOnlyPaths=/a \\\n# no\n  /b\n;\nGroup = b \n');
  t.deepEqual(
    settings.map(({name, value, line}) => [name, value, line]),
    [
      ['User', 'a', 3],
      ['ReadOnlyPaths', '/a    /b', 4],
      ['Group', 'b', 8],
    ],
  );
});

test('a line that is none is refused with its place', (t) => {
  const error = t.throws(() => parse('[Service]\nPrivateTmp yes\n'), {instanceOf: UsageError});
  t.is(error.message, './a.service:2: "PrivateTmp yes" is neither a section, nor NAME=VALUE');
  t.throws(() => parse('User=a\n'), {message: /^\.\/a\.service:1: User= stands before the first section/});
});

test('an empty assignment takes back what stands before, but of capabilities it is the empty set', (t) => {
  const declared = declaredIn(
    parse(
      '[Service]\nReadOnlyPaths=/a\nReadOnlyPaths=\nReadOnlyPaths=/b\nUser=a\nUser=\nCapabilityBoundingSet=\n',
    ),
  );
  t.deepEqual(declared.get('ReadOnlyPaths')?.values, ['/b']);
  t.false(declared.has('User'));
  t.deepEqual(declared.get('CapabilityBoundingSet')?.values, ['']);
});
