import {stripVTControlCharacters} from 'node:util';
import type {NixStore} from './nix-store.ts';

/** What the builder of a derivation wrote last, in one line, to follow a message; empty when it wrote nothing. */
export const lastWords = async (store: NixStore, derivation: string): Promise<string> => {
  // The output of nix-build has it too, but mixed with that of other builders.
  const {stdout} = await store.run('nix-store', ['--read-log', derivation]);
  const lines = stripVTControlCharacters(stdout)
    .split('\n')
    .map((line) => line.trim());
  const last = lines.filter((line) => line !== '').slice(-3);
  return last.length === 0 ? '' : `: ${last.join('; ')}`;
};
