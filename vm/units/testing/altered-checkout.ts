import {readFile, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {checkoutWithModule, moduleFile} from '../checkout-with-module.ts';

/** A checkout of nixpkgs whose confinement module imports a file that a test writes. */
export type AlteredCheckout = {
  readonly nixpkgs: string;
  /** @param text a module, or what Nix refuses */
  writeHelper(text: string): Promise<void>;
};

/** Makes one in `folder` out of a checkout that is there. */
export const alteredCheckout = async (nixpkgs: string, folder: string): Promise<AlteredCheckout> => {
  const text = await readFile(join(nixpkgs, moduleFile), 'utf8');
  await checkoutWithModule(
    nixpkgs,
    folder,
    text.replace('\n  options', '\n  imports = [ ./helper.nix ];\n  options'),
  );
  return {
    nixpkgs: folder,
    writeHelper: async (helper) => writeFile(join(folder, dirname(moduleFile), 'helper.nix'), helper),
  };
};
