import {fileIdentity} from './file-identity.ts';

/** Which version of a file this is, for a key; also that it is not there tells something. */
export const versionOf = async (file: string | undefined): Promise<string> =>
  file === undefined ? 'none' : fileIdentity(file).catch(() => 'none');
