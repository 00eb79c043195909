import {mkdir, readFile, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';

const security = 'nixos/modules/security';
const moduleFile = `${security}/systemd-confinement.nix`;

/** A checkout of nixpkgs whose confinement module imports a file that a test writes. */
export type AlteredCheckout = {
  readonly nixpkgs: string;
  /** @param text a module, or what Nix refuses */
  writeHelper(text: string): Promise<void>;
};

/** Makes one in `folder` out of a checkout that is there, whose `lib` it shares. */
export const alteredCheckout = async (nixpkgs: string, folder: string): Promise<AlteredCheckout> => {
  await mkdir(join(folder, security), {recursive: true});
  for (const shared of ['lib', 'nixos/lib']) {
    await symlink(join(nixpkgs, shared), join(folder, shared));
  }
  const text = await readFile(join(nixpkgs, moduleFile), 'utf8');
  await writeFile(
    join(folder, moduleFile),
    text.replace('\n  options', '\n  imports = [ ./helper.nix ];\n  options'),
  );
  return {
    nixpkgs: folder,
    writeHelper: async (helper) => writeFile(join(folder, security, 'helper.nix'), helper),
  };
};
