import test from 'ava';
import {candidateOf} from './candidate-of.ts';

const source = (text: string) => ({name: 'a@b.service', files: [{path: './a@.service', text}]});

test('what stands for the unit’s name is told by it, to the twin and to who judges', (t) => {
  const candidate = candidateOf(source('[Service]\nReadOnlyPaths=/srv/%i\n'));
  t.like(candidate, {settings: [{name: 'ReadOnlyPaths', value: '/srv/b'}]});
  t.deepEqual('declared' in candidate && candidate.declared.get('ReadOnlyPaths')?.values, ['/srv/b']);
});

test('a unit that is none of a service is a problem', (t) => {
  t.like(candidateOf(source('[Unit]\n')), {problem: './a@.service: has no section [Service]'});
});
