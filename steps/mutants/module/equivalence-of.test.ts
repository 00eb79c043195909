import test from 'ava';
import {equivalenceOf} from './equivalence-of.ts';

test('what a mutant changes depends on the generation', (t) => {
  t.is(equivalenceOf('PrivateTmp=false is yes', '2019'), undefined);
  t.regex(equivalenceOf('PrivateTmp=false is yes', '2025') ?? '', /^InaccessiblePaths=/);
  t.is(equivalenceOf('PrivateTmp=false is dropped', '2019'), "it is systemd's default");
  t.is(equivalenceOf('MountAPIVFS=false is dropped', '2025'), undefined);
});
