import {mkdir, readFile, stat, writeFile} from 'node:fs/promises';
import {dirname, join, relative} from 'node:path';
import {run} from '../../../../harness/process/run.ts';
import type {BuiltUnits} from '../../../units/built-units.ts';
import {packArchive} from '../../../units/pack-archive.ts';
import {unitFiles} from '../../../units/unit-files.ts';
import {relocateUnit} from './relocate-unit.ts';
import {remoteFolder} from './remote-folder.ts';
import {serviceFolders} from './service-folders.ts';

/** An archive with all that some steps need on a machine, and what has to be known of it there. */
export type PackedDeployment = {
  /** A gzipped tar of store/, units/ and sysusers.conf. */
  readonly archive: string;
  /** Of the archive. */
  readonly bytes: number;
  /** Bytes that a file system must have for it. */
  readonly space: number;
  readonly steps: readonly number[];
  /** Names of the unit files, and of the folders of their drop-ins. */
  readonly files: readonly string[];
  /** Folders that the steps' services will make. */
  readonly folders: readonly string[];
  /** Names of the users and groups that the steps bring. */
  readonly users: readonly string[];
};

/** Packs the units of these steps with their closure; `folder` is made for it. */
export const packDeployment = async (
  built: BuiltUnits,
  steps: readonly number[],
  folder: string,
  signal?: AbortSignal,
): Promise<PackedDeployment> => {
  const options = signal === undefined ? {} : {signal};
  const units = await unitFiles(built);
  const texts: string[] = [];
  const files = new Set<string>();
  for (const step of steps) {
    const ofStep = units.get(step) ?? new Map<string, string>();
    for (const [name, text] of [...ofStep, ...storeDropIns(ofStep)]) {
      const file = join(folder, 'units', name);
      await mkdir(dirname(file), {recursive: true});
      await writeFile(file, relocateUnit(text), {mode: 0o644});
      texts.push(text);
      files.add(name.replace(/\/.*$/, ''));
    }
  }
  const sysusers = await readFile(built.realPath(join(built.storePath, 'sysusers.conf')), 'utf8');
  await writeFile(join(folder, 'sysusers.conf'), sysusers);
  const store = dirname(built.realPath(built.storePath));
  const closure = built.closure.map((path) => join('store', relative('/nix/store', path)));
  const archive = join(folder, 'deployment.tar.gz');
  await packArchive(
    archive,
    [
      {folder, names: ['units', 'sysusers.conf']},
      {folder: dirname(store), names: closure},
    ],
    options,
  );
  const {stdout} = await run(
    'du',
    ['--summarize', '--total', '--block-size=1', ...built.closure.map((path) => built.realPath(path))],
    options,
  );
  const unpacked = Number(/^(?<total>\d+)\s+total$/m.exec(stdout)?.groups?.total);
  return {
    archive,
    bytes: (await stat(archive)).size,
    // The folders of a tmpfs take more than their files say.
    space: Math.ceil(unpacked * 1.1) + 8 * 1024 ** 2,
    steps,
    files: [...files],
    folders: serviceFolders(texts),
    users: [...sysusers.matchAll(/^[ug] (?<name>\S+)/gm)].map(({groups}) => groups?.name ?? ''),
  };
};

/** Drop-ins for the services that have the machine's own root, which has none of our store. */
const storeDropIns = (files: ReadonlyMap<string, string>): [file: string, text: string][] => {
  const rooted = new Set<string>();
  const services = new Set<string>();
  for (const [file, text] of files) {
    const unit = file.replace(/\.d\/.*$/, '');
    if (unit.endsWith('.service')) {
      services.add(unit);
    }
    if (/^RootDirectory=/m.test(text)) {
      rooted.add(unit);
    }
  }
  return [...services]
    .filter((unit) => !rooted.has(unit))
    .map((unit) => [
      `${unit}.d/zz-store.conf`,
      `[Service]\nBindReadOnlyPaths=${remoteFolder}/nix/store:/nix/store\n`,
    ]);
};
