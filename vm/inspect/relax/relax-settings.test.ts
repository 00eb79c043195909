import test from 'ava';
import {parseLocated} from '../unit/parse-located.ts';
import {relaxSettings} from './relax-settings.ts';

const settings = parseLocated({
  name: 'a.service',
  files: [
    {
      path: 'a.service',
      text: '[Unit]\nJoinsNamespaceOf=b.service\n[Service]\nReadOnlyPaths=/a\nPrivateTmp=yes\n[Install]\nPrivateTmp=x\n',
    },
    {path: 'a.service.d/x.conf', text: '[Service]\nReadOnlyPaths=/b\nUser=daemon'},
  ],
});
const left = (...directives: readonly string[]) => {
  const result = relaxSettings(settings, directives);
  return 'problem' in result
    ? result.problem
    : {
        left: result.settings.map(({section, name, value}) => `${section}.${name}=${value}`),
        relaxed: result.relaxed,
      };
};

test('all settings of a directive go, also those in drop-ins, and nothing else', (t) => {
  t.deepEqual(left('ReadOnlyPaths', 'JoinsNamespaceOf', 'ReadOnlyPaths'), {
    left: ['Service.PrivateTmp=yes', 'Install.PrivateTmp=x', 'Service.User=daemon'],
    relaxed: [
      {directive: 'ReadOnlyPaths', value: '/a /b', at: 'a.service.d/x.conf:2'},
      {directive: 'JoinsNamespaceOf', value: 'b.service', at: 'a.service:2'},
    ],
  });
  t.like(left('PrivateTmp'), {relaxed: [{directive: 'PrivateTmp', value: 'yes', at: 'a.service:5'}]});
});

test('without any all stay', (t) => {
  t.like(left(), {relaxed: []});
  t.is((left() as {left: string[]}).left.length, settings.length);
});

test('what is not declared is told, with what is and is most like it', (t) => {
  t.is(left('ReadOnlyPath'), 'declares no ReadOnlyPath=; the nearest that it declares is ReadOnlyPaths=');
  t.is(left('PrivateNetwork', 'User', 'UMask'), 'declares no PrivateNetwork= UMask=');
});
