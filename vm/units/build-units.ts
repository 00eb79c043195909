import {createHash} from 'node:crypto';
import {mkdir, readFile, realpath, stat} from 'node:fs/promises';
import path from 'node:path';
import {writeFileAtomic} from '../../harness/atomic/write-file-atomic.ts';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {CommandError} from '../../harness/process/command-error.ts';
import {buildKey} from './build-key.ts';
import {builtSteps} from './built-steps.ts';
import type {BuiltStep, BuiltUnits} from './built-units.ts';
import {explainNixError} from './explain-nix-error.ts';
import type {ModuleSource} from '../modules/module-source.ts';
import {KeptBuild} from './kept-build.ts';
import {killedBuild} from './killed-build.ts';
import {lastWords} from './last-words.ts';
import {NixStore} from './nix-store.ts';
import {renderSteps} from './render-steps.ts';
import {stageCompiler} from './stage-compiler.ts';
import {stageTools} from './stage-tools.ts';
import type {StepUnit} from './step-unit.ts';
import {stepOfUnitFile} from './unit-names.ts';

export type BuildUnitsOptions = {
  /**
   * Folder with a slice of the guest's merged-usr root: usr/bin, usr/lib/x86_64-linux-gnu, usr/lib64 and
   * usr/lib/systemd of a Debian system with the packages systemd, netcat-openbsd and hello.
   */
  rootfs: string;
  /** Folder of the private store; made when it is missing. */
  store: string;
  module: ModuleSource;
  steps: readonly StepUnit[];
  /** Called with one line for each thing that is built. */
  onProgress?: (line: string) => void;
  /** Aborting it ends the build. */
  signal?: AbortSignal;
};

const expressions = path.resolve(import.meta.dirname, '../nix/default.nix');

const isFolder = async (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  );

const moduleArguments = async (module: ModuleSource): Promise<string[]> => {
  if (typeof module === 'string') {
    return ['--argstr', 'model', module];
  }
  if (!(await isFolder(module.nixpkgs))) {
    throw new UsageError(`module nixpkgs:${module.nixpkgs} is no folder; it must be a checkout of nixpkgs`);
  }
  return ['--argstr', 'nixpkgs', await realpath(module.nixpkgs)];
};

/** Which step has one of the derivations, or a thing made from it, in its store. */
const ownerOf = async (
  store: NixStore,
  args: readonly string[],
  derivations: readonly string[],
): Promise<number | undefined> => {
  const {stdout} = await store.run('nix-instantiate', [
    '--eval',
    '--strict',
    '--json',
    '-A',
    'storeDerivations',
    ...args,
  ]);
  const owners = JSON.parse(stdout) as {number: number; derivations: string[]}[];
  return owners.find((owner) => owner.derivations.some((derivation) => derivations.includes(derivation)))
    ?.number;
};

const knownPackages = async (store: NixStore, args: readonly string[]): Promise<string> => {
  const {stdout} = await store.run('nix-instantiate', [
    '--eval',
    '--strict',
    '--json',
    '-A',
    'packageNames',
    ...args,
  ]);
  return (JSON.parse(stdout) as string[]).join(', ');
};

/** What there is instead of a name that pkgs or lib does not have, to follow Nix' message; empty for other errors. */
const hint = async (
  message: string,
  store: NixStore,
  args: readonly string[],
  text: string,
): Promise<string> => {
  const attribute = /attribute '([^']+)' missing/.exec(message)?.[1];
  if (attribute === undefined) {
    return '';
  }
  if (text.includes(`pkgs.${attribute}`)) {
    return `; the guest's pkgs has ${await knownPackages(store, args)}`;
  }
  return text.includes(`lib.${attribute}`) ? '; what lib has is in vm/nix/lib.nix' : '';
};

/** The error for a failed nix-build: the user's when it comes from a step, else the machinery's. */
const failure = async (
  error: CommandError,
  store: NixStore,
  args: readonly string[],
  steps: {text: string; file: string},
): Promise<Error> => {
  const {message: cause, step, derivations} = explainNixError(error.stderr, steps.text, steps.file);
  const [failed] = derivations;
  const last = failed === undefined ? '' : await lastWords(store, failed);
  const message = `${cause}${last}`;
  const owner =
    step ??
    // Where the units are laid out, the unit is named that cannot be.
    stepOfUnitFile(/\btest\d+(?:@|-\S+)\.service\b/.exec(last)?.[0] ?? '') ??
    (failed === undefined ? undefined : await ownerOf(store, args, derivations));
  if (owner === undefined) {
    const lines = error.stderr.trimEnd().split('\n');
    // Without the list of what was to be built.
    const tail = lines
      .filter((line) => !/^ {2}\/nix\/store\//.test(line))
      .slice(-15)
      .join('\n');
    return new MachineryError(`The units could not be built: ${message}\nNix wrote last:\n${tail}`, {
      cause: error,
    });
  }
  return new UsageError(`step ${owner}: ${message}${await hint(message, store, args, steps.text)}`, {
    cause: error,
  });
};

/**
 * Evaluates the steps with Nix and builds their units, with all that these need, in a private store. What is
 * built already is not built again; several calls on one store may run at once.
 *
 * @throws UsageError for a step that is wrong, be it by our checks, by Nix' or by those of the confinement
 *   module; the message names the step.
 * @throws MachineryError when Nix or another program is missing, or a build fails that is not the steps' fault.
 */
export const buildUnits = async (options: BuildUnitsOptions): Promise<BuiltUnits> => {
  const text = renderSteps(options.steps);
  if (!(await isFolder(options.rootfs))) {
    throw new MachineryError(`There is no root file system of the guest in ${options.rootfs}`);
  }
  const moduleArgs = await moduleArguments(options.module);
  await mkdir(options.store, {recursive: true});
  // Nix wants a path without symlinks.
  const store = new NixStore(await realpath(options.store));
  await Promise.all([mkdir(store.inputs, {recursive: true}), mkdir(store.roots, {recursive: true})]);

  const realPath = (inStore: string) => store.realPath(inStore);
  const kept = new KeptBuild(store, await buildKey(text, options));
  // Nobody knows all that the module of a checkout may read: it is evaluated each time.
  const isKept = typeof options.module === 'string';
  const known = isKept ? await kept.find() : undefined;
  if (known !== undefined) {
    return {module: options.module, ...known, steps: builtSteps(known.steps), realPath};
  }

  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const file = path.join(store.inputs, `steps-${hash}.nix`);
  const [tools, compiler, rootfs] = await Promise.all([
    stageTools(store.inputs),
    // A host without one can still prove all else.
    text.includes('pkgs.confinement-probe') ? stageCompiler(store.inputs) : '',
    realpath(options.rootfs),
    writeFileAtomic(file, text),
  ]);
  const args = [
    expressions,
    ...['--argstr', 'rootfs', rootfs],
    ...['--argstr', 'tools', tools],
    ...['--argstr', 'compiler', compiler],
    ...['--argstr', 'steps', file],
    ...moduleArgs,
  ];

  const onLine = (line: string) => {
    const name = /^building '\/nix\/store\/[a-z0-9]{32}-(.+)\.drv'/.exec(line)?.[1];
    if (name !== undefined) {
      options.onProgress?.(`building ${name}`);
    }
  };
  const nixOptions = {onLine, ...(options.signal === undefined ? {} : {signal: options.signal})};
  let storePath: string;
  try {
    const {stdout} = await store.run(
      'nix-build',
      ['--show-trace', '-A', 'units', '--out-link', kept.root, ...args],
      nixOptions,
    );
    storePath = stdout.trim();
  } catch (error) {
    throw error instanceof CommandError && options.signal?.aborted !== true
      ? (killedBuild(error) ?? (await failure(error, store, args, {text, file})))
      : error;
  }

  const [requisites, table] = await Promise.all([
    store.run('nix-store', ['--query', '--requisites', storePath]),
    readFile(realPath(path.join(storePath, 'steps.json')), 'utf8'),
  ]);
  const steps = JSON.parse(table) as Record<string, BuiltStep['store']>;
  const closure = requisites.stdout.trimEnd().split('\n').sort();
  if (isKept) {
    await kept.keep({storePath, closure, steps});
  }
  return {module: options.module, storePath, closure, steps: builtSteps(steps), realPath};
};
