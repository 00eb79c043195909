import test from 'ava';
import {equivalenceOf} from './equivalence-of.ts';

test('what a mutant changes depends on the generation', (t) => {
  const writable = 'BindReadOnlyPaths=/nix/store/hello is writable';
  t.is(equivalenceOf(writable, '2019'), undefined);
  t.regex(equivalenceOf(writable, '2025') ?? '', /^ReadOnlyPaths=/);
  t.is(equivalenceOf('PrivateTmp=false is dropped', '2019'), "it is systemd's default");
  t.is(equivalenceOf('MountAPIVFS=false is dropped', '2025'), undefined);
});
