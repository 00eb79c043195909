import {z} from 'zod';
import {UsageError} from '../../../harness/errors/usage-error.ts';
import type {ExposureLock} from './exposure-lock.ts';
import {lockDocument, lockVersion} from './lock-document.ts';

/**
 * Reads the text of a lock file.
 *
 * @param path as it is told
 * @throws UsageError, in one line, for a text that is damaged or of another version.
 */
export const parseLock = (path: string, text: string): ExposureLock => {
  const damaged = (why: string, cause: unknown) =>
    new UsageError(
      `${path}: is no lock file, or a damaged one: ${why.replaceAll(/\s+/g, ' ')}; without the file it is written anew`,
      {cause},
    );
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw damaged((error as Error).message, error);
  }
  const versioned = z.object({version: z.number()}).safeParse(json);
  if (versioned.success && versioned.data.version !== lockVersion) {
    throw new UsageError(
      `${path}: is a lock file of version ${String(versioned.data.version)}; allowed: version ${String(lockVersion)}; without the file it is written anew`,
    );
  }
  const parsed = lockDocument.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw damaged(
      [...(issue?.path.length === 0 ? [] : [issue?.path.join('.')]), issue?.message].join(': '),
      parsed.error,
    );
  }
  return new Map(Object.entries(parsed.data.services));
};
