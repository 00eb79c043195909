import test from 'ava';
import {knowledgeFor} from './knowledge-for.ts';
import {whyUnknown} from './why-unknown.ts';

test('a directive that a systemd does not know is told with one that does, or with the nearest name', (t) => {
  t.is(whyUnknown('ExecReloadPost', knowledgeFor(262)), undefined);
  t.is(
    whyUnknown('ExecReloadPost', knowledgeFor(257)),
    'systemd 257 knows no ExecReloadPost=, systemd 262 does',
  );
  t.is(
    whyUnknown('PrivateTpm', knowledgeFor(262)),
    'systemd 262 knows no PrivateTpm=; the nearest name is PrivateTmp=',
  );
});
