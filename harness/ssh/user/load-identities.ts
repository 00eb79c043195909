import {readFile} from 'node:fs/promises';
import ssh2 from 'ssh2';
import {UnusableIdentityError} from './unusable-identity-error.ts';

/** The private keys that files have. */
export type Identities = {
  /** Private keys in the order of their files. */
  readonly keys: readonly string[];
  /** What is wrong with other files that are there. */
  readonly unusable: readonly string[];
};

/**
 * Reads private keys. Of files that nobody has asked for, those that are missing are passed over, and so are those that
 * only a passphrase would open, as nobody is asked for one.
 *
 * @throws UnusableIdentityError when the file that was asked for cannot be used.
 */
export const loadIdentities = async (files: readonly string[], asked?: string): Promise<Identities> => {
  const keys: string[] = [];
  const unusable: string[] = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch((error: unknown) => error as NodeJS.ErrnoException);
    const wrong = typeof text === 'string' ? whyNoKey(text) : `cannot be read (${text.code ?? text.message})`;
    if (typeof text === 'string' && wrong === undefined) {
      keys.push(text);
    } else if (file === asked) {
      throw new UnusableIdentityError(file, wrong ?? '');
    } else if (typeof text === 'string') {
      unusable.push(`${file} ${wrong ?? ''}`);
    }
  }
  return {keys, unusable};
};

const whyNoKey = (text: string): string | undefined => {
  const parsed = ssh2.utils.parseKey(text);
  if (parsed instanceof Error) {
    return /encrypted/i.test(parsed.message) ? 'needs a passphrase' : 'is no private key that can be read';
  }
  const [key] = [parsed].flat();
  return key?.isPrivateKey() === true ? undefined : 'is no private key';
};
