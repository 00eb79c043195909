import test from 'ava';
import {knownDirectives} from '../../systemd/known-directives.ts';
import {knownSystemds} from '../../systemd/known-systemds.ts';
import {daemonDirectives} from './daemon-directives.ts';
import {seenDirectives} from './seen-directives.ts';
import {suggestions} from './suggestions.ts';
import {unseenDirectives} from './unseen-directives.ts';

const tables = [Object.keys(seenDirectives), Object.keys(unseenDirectives), [...daemonDirectives]];

test('every directive that the newest systemd knows is in one table, and in no other', (t) => {
  const known = knownSystemds.at(-1)?.directives.Service ?? [];
  t.true(known.length > 250);
  for (const name of known) {
    t.is(tables.filter((table) => table.includes(name)).length, 1, name);
  }
});

test('the tables have no directive that no systemd knows', (t) => {
  const known = knownDirectives('Service');
  t.deepEqual(
    tables.flat().filter((name) => !known.has(name)),
    [],
  );
});

test('what is suggested can be seen', (t) => {
  for (const {directive} of suggestions) {
    t.true(Object.hasOwn(seenDirectives, directive), directive);
  }
});

test('the data have the names of exit statuses and the groups of system calls', (t) => {
  for (const {systemd, exitStatuses, syscallGroups} of knownSystemds) {
    t.is(exitStatuses['226'], 'NAMESPACE', String(systemd));
    t.true(syscallGroups['@mount']?.includes('mount'), String(systemd));
  }
});
