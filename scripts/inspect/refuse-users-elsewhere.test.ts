import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {parseModule} from '../../vm/modules/confinement-module.ts';
import {refuseUsersElsewhere} from './refuse-users-elsewhere.ts';

const debian = {name: 'debian:trixie', isOurs: true, takesModule: true};

test('a user is made on guests that are ours, and has no services of NixOS modules', (t) => {
  t.notThrows(() => refuseUsersElsewhere(['a.service'], [debian]));
  for (const guest of [
    {name: 'ssh://host', isOurs: false, takesModule: true},
    {name: 'nixos', isOurs: true, takesModule: false},
  ]) {
    t.throws(() => refuseUsersElsewhere(['a.service'], [debian, guest]), {
      instanceOf: UsageError,
      message: new RegExp(`^--user on ${guest.name}: .*; allowed: a Debian guest`),
    });
  }
  const service = {asked: './a.nix#a', file: '/a.nix', service: 'a', module: parseModule('2025')};
  t.throws(() => refuseUsersElsewhere([service], [debian]), {
    instanceOf: UsageError,
    message: /^--user: \.\/a\.nix#a is a service of the system; allowed: /,
  });
});
