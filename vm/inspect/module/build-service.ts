import {mkdir, readdir, readFile, realpath} from 'node:fs/promises';
import path from 'node:path';
import {NixStore} from '../../units/nix-store.ts';
import {stageTools} from '../../units/stage-tools.ts';
import {instanceName} from '../unit/instance-name.ts';
import {buildWithModel} from './build-with-model.ts';
import {buildWithNixpkgs} from './build-with-nixpkgs.ts';
import type {BuiltService} from './built-service.ts';
import type {ModuleService} from './module-service.ts';
import {ServiceBuilder} from './service-builder.ts';

export type BuildServiceOptions = {
  /** As in BuildUnitsOptions. */
  readonly rootfs: string;
  /** Folder of the private store; made when it is missing. */
  readonly store: string;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Builds the unit of a service that a NixOS module defines, with all that it refers to, in a private store. A package that is not
 * to be had offline is an empty store path of the same name there.
 *
 * @throws UsageError when the module cannot be evaluated, or has no such service.
 * @throws MachineryError when Nix or another program is missing, or a build fails.
 */
export const buildService = async (
  asked: ModuleService,
  {rootfs, store: folder, signal}: BuildServiceOptions,
): Promise<BuiltService> => {
  await mkdir(folder, {recursive: true});
  const store = new NixStore(await realpath(folder));
  await mkdir(store.inputs, {recursive: true});
  const [tools, root] = await Promise.all([stageTools(store.inputs), realpath(rootfs)]);
  const builder = new ServiceBuilder(asked, {store, rootfs: root, tools, signal});
  const {module, service} = asked;
  const built = await (typeof module.source === 'string'
    ? buildWithModel(builder, module.source)
    : buildWithNixpkgs(builder, module.source.nixpkgs));
  const result = store.realPath(built.folder);
  const read = async (name: string) => ({path: name, text: await readFile(path.join(result, name), 'utf8')});
  const unit = `${service}.service`;
  const files = await readdir(result, {recursive: true});
  const dropIns = files.filter((file) => file.startsWith(`${unit}.d/`)).sort();
  const [unitFiles, sysusers, closure] = await Promise.all([
    Promise.all([unit, ...dropIns].map(read)),
    read('sysusers.conf'),
    read('store-paths'),
  ]);
  return {
    source: {
      name: instanceName(unit),
      origin: `${asked.asked} with module ${module.name}`,
      files: unitFiles,
      standIns: [...built.standIns].sort(),
    },
    closure: closure.text.trim().split('\n'),
    store: store.folder,
    sysusers: sysusers.text,
  };
};
