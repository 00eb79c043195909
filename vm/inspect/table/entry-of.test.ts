import test from 'ava';
import {knownDirectives} from '../../systemd/known-directives.ts';
import {entryOf} from './entry-of.ts';
import {seenDirectives} from './seen-directives.ts';
import {userManagerVerdicts} from './user-manager-verdicts.ts';

const userManager = {
  user: 'x',
  uid: 1000,
  specifiers: {t: '/run/user/1000', S: '/home/x/.local/state', E: '/home/x/.config'},
};

test('the folders of a user’s services lie where his manager makes them', (t) => {
  t.deepEqual(entryOf('StateDirectory', userManager)?.shows, {
    '*': {writable: ['/home/x/.local/state/$item']},
  });
  t.deepEqual(entryOf('ConfigurationDirectory', userManager)?.shows, {
    '*': {writable: ['/home/x/.config/$item']},
  });
  t.deepEqual(entryOf('StateDirectoryMode', userManager)?.shows, {
    '*': {mode: {'/home/x/.local/state/$item': '$value'}},
  });
  t.is(entryOf('StateDirectory', undefined), seenDirectives.StateDirectory);
  t.is(entryOf('PrivateTmp', userManager), seenDirectives.PrivateTmp);
});

test('what is known before of a user’s manager is of directives', (t) => {
  t.deepEqual(
    Object.keys(userManagerVerdicts).filter((name) => !knownDirectives('Service').has(name)),
    [],
  );
});
