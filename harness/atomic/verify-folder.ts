import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {z} from 'zod';
import {describeEntry} from './describe-entry.ts';
import {identityOfFiles} from './identity-of-files.ts';
import {manifestEntry, type ManifestEntry} from './manifest-entry.ts';
import {manifestFile} from './manifest-file.ts';
import {replaceFileSync} from './replace-file-sync.ts';

/** Whether a folder is as its manifest says; if not, why. */
export type FolderVerdict = {sound: true} | {sound: false; /** One line. */ reason: string};

const manifest = z.object({entries: z.array(manifestEntry)});

/** What the files were when their content was last compared, in a folder that `buildFolderAtomic` made. */
const verifiedFile = '.verified';

/**
 * Whether a folder that `buildFolderAtomic` made is complete and undamaged: everything of its manifest is there
 * with its size, and small files with their content. What was added later does not matter. Cheap: large files are
 * not read, and small ones not again while no file has changed. Never throws.
 */
export const verifyFolder = (folder: string): FolderVerdict => {
  try {
    const {entries} = manifest.parse(JSON.parse(readFileSync(join(folder, manifestFile), 'utf8')));
    const identity = identityOfFiles(folder, entries);
    const content = identity === undefined || identity !== lastVerified(folder);
    for (const expected of entries) {
      const reason = difference(expected, describeEntry(folder, expected.path, {content}));
      if (reason !== undefined) {
        return {sound: false, reason: `${join(folder, expected.path)} ${reason}`};
      }
    }
    if (content && identity !== undefined) {
      rememberVerified(folder, identity);
    }
    return {sound: true};
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? {sound: false, reason: `${folder} is not there or was never completed`}
      : {sound: false, reason: `the manifest of ${folder} cannot be read`};
  }
};

const lastVerified = (folder: string): string | undefined => {
  try {
    return readFileSync(join(folder, verifiedFile), 'utf8');
  } catch {
    return undefined;
  }
};

const rememberVerified = (folder: string, identity: string): void => {
  try {
    replaceFileSync(join(folder, verifiedFile), identity);
  } catch {
    // Then the content is compared again next time.
  }
};

/** How an entry is otherwise than expected; one whose content was not read is judged without it. */
const difference = (expected: ManifestEntry, found: ManifestEntry | undefined): string | undefined => {
  if (found?.kind !== expected.kind) {
    return found === undefined ? 'is missing' : `is a ${found.kind} instead of a ${expected.kind}`;
  }
  if (found.kind === 'link' && expected.kind === 'link') {
    return found.target === expected.target ? undefined : `points to ${found.target}, not ${expected.target}`;
  }
  if (found.kind === 'file' && expected.kind === 'file') {
    if (found.bytes !== expected.bytes) {
      return `has ${found.bytes} bytes instead of ${expected.bytes}`;
    }
    return found.sha256 === undefined || found.sha256 === expected.sha256
      ? undefined
      : 'has changed since it was written';
  }
  return undefined;
};
