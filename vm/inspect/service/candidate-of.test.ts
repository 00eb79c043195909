import test from 'ava';
import {candidateOf} from './candidate-of.ts';

const source = (text: string) => ({name: 'a@b.service', files: [{path: './a@.service', text}]});

test('what stands for the unit’s name is told by it, to the twin and to who judges', (t) => {
  const candidate = candidateOf(source('[Service]\nReadOnlyPaths=/srv/%i\n'));
  t.like(candidate, {settings: [{name: 'ReadOnlyPaths', value: '/srv/b'}]});
  t.deepEqual('declared' in candidate && candidate.declared.get('ReadOnlyPaths')?.values, ['/srv/b']);
});

test('a command of the kind that is asked for is found, or missed', (t) => {
  const unit = source('[Service]\nExecStart=/bin/a\nExecStop=+/bin/b %i\n');
  t.like(candidateOf(unit), {exec: {kind: 'ExecStart', prefix: '', command: '/bin/a'}});
  t.like(candidateOf(unit, [], 'ExecStop'), {
    exec: {prefix: '+', command: '+/bin/b b', at: './a@.service:3'},
  });
  t.deepEqual(candidateOf(unit, [], 'ExecReload'), {
    name: 'a@b.service',
    problem: 'has no ExecReload=; it has ExecStart= ExecStop=',
    exec: {kind: 'ExecReload'},
  });
  // Units without one are inspected all the same.
  t.like(candidateOf(source('[Service]\nExecStop=/bin/b\n')), {
    exec: {kind: 'ExecStart', prefix: '', count: 0},
  });
});

test('a unit that is none of a service is a problem', (t) => {
  t.like(candidateOf(source('[Unit]\n')), {problem: './a@.service: has no section [Service]'});
});
