import test from 'ava';
import type {Derivation} from './derivation.ts';
import {planService} from './service-plan.ts';
import type {ToldService} from './told-service.ts';

/** A store path; hashes have 32 characters. */
const path = (name: string) => `/nix/store/${'a'.repeat(32)}-${name}`;

const told = (more: Partial<ToldService> = {}): ToldService => ({
  enable: true,
  text: `ExecStart=${path('tor-0.4.9')}/bin/tor -f ${path('torrc')}\nPATH=${path('coreutils-9')}/bin:x\n`,
  chroot: null,
  derivations: [path('torrc.drv'), path('tor.drv'), path('coreutils.drv')],
  sysusers: 'g tor -\n',
  ...more,
});

const derivations: Readonly<Record<string, Derivation>> = {
  [path('torrc.drv')]: {
    outputs: [path('torrc')],
    inputs: [path('tor.drv')],
    variables: new Map([['text', `GeoIP ${path('tor-geoip')}/share/geoip\n`]]),
  },
  [path('tor.drv')]: {outputs: [path('tor-0.4.9'), path('tor-geoip')], inputs: [], variables: new Map()},
  [path('coreutils.drv')]: {outputs: [path('coreutils-9')], inputs: [], variables: new Map()},
};

const plan = async (more?: Partial<ToldService>) =>
  planService('tor', told(more), (file) => Promise.resolve(derivations[file]));

test('texts are as they are, and packages are folders with the files that are named', async (t) => {
  const {entries} = await plan();
  t.deepEqual(entries, {
    [path('tor-0.4.9')]: {name: 'tor-0.4.9', isFile: false, files: ['bin/tor']},
    [path('torrc')]: {
      name: 'torrc',
      text: `GeoIP ${path('tor-geoip')}/share/geoip\n`,
      references: [path('tor-geoip')],
      destination: '',
      executable: false,
    },
    // A folder on PATH is no file.
    [path('coreutils-9')]: {name: 'coreutils-9', isFile: false, files: []},
    // Only a text speaks of it.
    [path('tor-geoip')]: {name: 'tor-geoip', isFile: false, files: ['share/geoip']},
  });
});

test('what is in the store already stays, and a name tells a file', async (t) => {
  const {entries} = await plan({
    text: `LoadCredential=a:${path('own-file')}\nBindReadOnlyPaths=${path('config.json')}:/etc/config.json\n`,
    derivations: [path('own-file')],
  });
  t.deepEqual(entries, {
    [path('own-file')]: {name: 'own-file', isThere: true},
    [path('config.json')]: {name: 'config.json', isFile: true, files: []},
  });
});
