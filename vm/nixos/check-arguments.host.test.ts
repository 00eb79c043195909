import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {NixStore} from '../units/nix-store.ts';
import {temporaryStore} from '../units/testing/temporary-store.ts';

const {folder, remove} = await temporaryStore();
test.after.always('remove the store', async () => remove());
const store = new NixStore(folder);
const lock = join(store.inputs, 'web.lock');
test.before('make a lock file', async () => {
  await mkdir(store.inputs, {recursive: true});
  await writeFile(lock, '{}');
});

/** What becomes of these arguments, or the line that refuses them. */
const checked = async (args: string): Promise<unknown> => {
  const expression = `import (/. + ${JSON.stringify(join(import.meta.dirname, 'check-arguments.nix'))}) {
    lock = null; relax = [ ]; specialArgs = { }; nixpkgs = null; timeoutFactor = null;
  } (${args})`;
  return store.run('nix-instantiate', ['--eval', '--strict', '--json', '--expr', expression]).then(
    ({stdout}) => JSON.parse(stdout) as unknown,
    (error: unknown) => /confinementCheck: [^\n]*/.exec((error as Error).message)?.[0] ?? error,
  );
};

test('services have their full names, however they are given', async (t) => {
  for (const [service, services] of [
    ['"web"', ['web.service']],
    ['"web.service"', ['web.service']],
    ['[ "tor@" "a.b" "x\\\\x2dy@1.service" ]', ['tor@.service', 'a.b.service', 'x\\x2dy@1.service']],
  ] as const) {
    t.like(await checked(`{ service = ${service}; modules = [ ]; }`), {services: [...services]});
  }
  const all = await checked(
    `{ service = "web"; modules = [ ]; lock = ${lock}; specialArgs = { a = 1; }; timeoutFactor = 2.5; }`,
  );
  t.like(all, {timeoutFactor: 2.5, specialArgs: {a: 1}});
  t.like(await checked('{ service = "web"; modules = [ ]; relax = [ "PrivateUsers" ]; }'), {
    relax: ['PrivateUsers'],
  });
});

const refused = {
  '"web"': '"web" is no set of arguments; allowed: { service, modules, … }',
  '{ service = "a"; modules = [ ]; locks = null; }':
    'locks: no such argument; allowed: service, modules, lock, nixpkgs, relax, specialArgs, timeoutFactor',
  '{ modules = [ ]; }': 'service: is missing; it takes service, modules',
  '{ service = "a"; }': 'modules: is missing; it takes service, modules',
  '{ service = [ ]; modules = [ ]; }':
    'service: is an empty list; allowed: a name, as in "web", or a list of some',
  '{ service = [ "a" 5 ]; modules = [ ]; }':
    'service: 5 is no name of a service; allowed: a name, as in "web" or "web.service", or a list of some',
  '{ service = "a b"; modules = [ ]; }':
    'service: "a b" is no name of a service; allowed: a name, as in "web" or "web.service", or a list of some',
  '{ service = "a.socket"; modules = [ ]; }':
    'service: "a.socket" is no name of a service; allowed: a name, as in "web" or "web.service", or a list of some',
  '{ service = [ "a" "a.service" ]; modules = [ ]; }': 'service: a.service is given twice',
  '{ service = "a"; modules = { }; }':
    'modules: a set is no list; allowed: a list of modules, as in [ ./web.nix ]',
  '{ service = "a"; modules = [ ]; specialArgs = [ ]; }':
    'specialArgs: a list is no set; allowed: a set, as nixosSystem takes it',
  '{ service = "a"; modules = [ ]; lock = "web.lock"; }':
    'lock: "web.lock" is no path; allowed: null, or a lock file, as in ./web.lock',
  '{ service = "a"; modules = [ ]; lock = /nowhere/web.lock; }':
    'lock: /nowhere/web.lock is not there, or not known to git; without lock, the result has it as seen.lock',
  '{ service = "a"; modules = [ ]; relax = "PrivateUsers"; }':
    'relax: "PrivateUsers" is no list; allowed: a list of directives, as in [ "PrivateUsers" ]',
  '{ service = "a"; modules = [ ]; relax = [ "PrivateUsers=" ]; }':
    'relax: "PrivateUsers=" is no directive; allowed: a list, as in [ "PrivateUsers" ]',
  [`{ service = "a"; modules = [ ]; relax = [ "PrivateUsers" ]; lock = ${lock}; }`]:
    'lock and relax: one of them at a time; a lock file is of the service itself',
  '{ service = "a"; modules = [ ]; timeoutFactor = 0; }':
    'timeoutFactor: 0 is no number greater than 0; allowed: null, or as in 4',
  '{ service = "a"; modules = [ ]; timeoutFactor = "4"; }':
    'timeoutFactor: "4" is no number greater than 0; allowed: null, or as in 4',
};

test('a wrong argument is told in one line, with what is allowed', async (t) => {
  for (const [args, line] of Object.entries(refused)) {
    t.is(await checked(args), `confinementCheck: ${line}`, args);
  }
});
