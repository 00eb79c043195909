import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import {UsageError} from '../../../../harness/errors/usage-error.ts';

/** The folder of a checkout, or a flake reference. */
export type NixpkgsChoice = {readonly path: string} | {readonly ref: string};

/**
 * Reads what `--nixpkgs` names: what is there is a folder, and anything else a flake reference.
 *
 * @param option where it was named, for the message
 * @throws UsageError for what can only be a folder, and is none.
 */
export const parseNixpkgs = (text: string, option = `--nixpkgs ${text}`): NixpkgsChoice => {
  if (existsSync(text)) {
    return {path: resolve(text)};
  }
  if (text === '' || /^[./~]/.test(text)) {
    throw new UsageError(
      `${option}: is not there; allowed: the folder of a nixpkgs checkout, or a flake reference as github:NixOS/nixpkgs/nixos-unstable`,
    );
  }
  return {ref: text};
};
