import {homedir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {cacheFolder} from './cache-folder.ts';

const home = join(homedir(), '.cache/confinement-harness');

test('our own variable goes first, then that of XDG, then the home', (t) => {
  t.is(cacheFolder({CONFINEMENT_CACHE: '/a/b', XDG_CACHE_HOME: '/c'}), '/a/b');
  t.is(cacheFolder({XDG_CACHE_HOME: '/c'}), '/c/confinement-harness');
  t.is(cacheFolder({}), home);
});

test('an empty variable is none', (t) => {
  t.is(cacheFolder({CONFINEMENT_CACHE: '', XDG_CACHE_HOME: '/c'}), '/c/confinement-harness');
  t.is(cacheFolder({CONFINEMENT_CACHE: '', XDG_CACHE_HOME: ''}), home);
});

test('the result is absolute: ours may be relative to the current folder, one of XDG may not', (t) => {
  t.is(cacheFolder({CONFINEMENT_CACHE: 'here'}), join(process.cwd(), 'here'));
  t.is(cacheFolder({XDG_CACHE_HOME: 'here'}), home);
});
