import {mkdir, symlink, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';

/** Where a checkout of nixpkgs has the confinement module. */
export const moduleFile = 'nixos/modules/security/systemd-confinement.nix';

/**
 * Makes a checkout in `folder`, which must not be there yet, out of one that is there, whose `lib` it shares, with another
 * text of the confinement module.
 *
 * @returns `folder`
 */
export const checkoutWithModule = async (nixpkgs: string, folder: string, text: string): Promise<string> => {
  await mkdir(dirname(join(folder, moduleFile)), {recursive: true});
  for (const shared of ['lib', 'nixos/lib']) {
    await symlink(join(nixpkgs, shared), join(folder, shared));
  }
  await writeFile(join(folder, moduleFile), text);
  return folder;
};
