import {basename} from 'node:path';
import {dropStoreHashes} from '../../units/drop-store-hashes.ts';
import type {Derivation} from './derivation.ts';
import type {ToldService} from './told-service.ts';

/** What is made in the place of a store path; each `references` has the paths in its text. */
export type PlanEntry =
  | {
      readonly name: string;
      readonly text: string;
      readonly references: readonly string[];
      /** Path below the store path; empty for itself. */
      readonly destination: string;
      readonly executable: boolean;
    }
  | {readonly name: string; /** It is in the store already. */ readonly isThere: true}
  | {readonly name: string; readonly isFile: boolean; readonly files: readonly string[]};

/** What vm/nix/service/build.nix builds. */
export type ServicePlan = {
  readonly service: string;
  readonly text: string;
  readonly chroot: ToldService['chroot'];
  readonly sysusers: string;
  /** By the store path that stands in the texts. */
  readonly entries: Readonly<Record<string, PlanEntry>>;
};

/** A store path, its name behind the hash, and what follows it. */
const storePath = /(\/nix\/store\/[0-9a-df-np-sv-z]{32}-([\w+.?=-]+))((?:\/[\w+.?=@-]+)*)/g;

/** Folders that stand in paths without a file. */
const folders = new Set(['bin', 'sbin', 'lib', 'lib64', 'libexec', 'share', 'etc', 'include']);

/**
 * Plans what is made of a service: texts as they are on a NixOS, and stand-ins for all other store paths.
 *
 * @param read tells of a derivation; undefined for a file
 */
export const planService = async (
  service: string,
  told: ToldService,
  read: (derivation: string) => Promise<Derivation | undefined>,
): Promise<ServicePlan> => {
  const {text, chroot, derivations, sysusers} = told;
  const texts = [text, JSON.stringify(chroot)];
  const written = new Map<string, PlanEntry>();
  const seen = new Set<string>();
  const follow = async (paths: readonly string[]): Promise<void> => {
    for (const path of paths) {
      if (seen.has(path)) {
        continue;
      }
      seen.add(path);
      const derivation = await read(path);
      if (derivation === undefined) {
        written.set(path, {name: nameOf(path), isThere: true});
        continue;
      }
      const content = derivation.variables.get('text');
      const [output, ...others] = derivation.outputs;
      if (content === undefined || output === undefined || others.length > 0) {
        continue;
      }
      texts.push(content);
      written.set(output, {
        name: nameOf(output),
        text: content,
        references: [...new Set([...content.matchAll(storePath)].map(([, found = '']) => found))],
        destination: derivation.variables.get('destination') ?? '',
        executable: derivation.variables.get('executable') === '1',
      });
      await follow(derivation.inputs);
    }
  };
  await follow(derivations);
  const below = new Map<string, Set<string>>();
  for (const [, path = '', , file = ''] of texts.join('\n').matchAll(storePath)) {
    const files = below.get(path) ?? new Set();
    below.set(path, files);
    if (file !== '') {
      files.add(file.slice(1));
    }
  }
  const entries = [...below].map(([path, files]): [string, PlanEntry] => {
    const name = nameOf(path);
    return [
      path,
      written.get(path) ?? {
        name,
        // Of one of which nothing is named its own name tells: tor-0.4.9 is a folder, config.json a file.
        isFile: files.size === 0 && /\.[a-z]+$/.test(name),
        files: [...files]
          .filter((file) => !folders.has(file.slice(file.lastIndexOf('/') + 1)))
          .sort((one, other) => other.length - one.length || (one < other ? -1 : 1)),
      },
    ];
  });
  return {service, text, chroot, sysusers, entries: Object.fromEntries(entries)};
};

const nameOf = (path: string): string => basename(dropStoreHashes(path));
