import {resolve} from 'node:path';
import type {GuestKind} from '../guest/guest-kind.ts';
import {builtGuest} from './built-guest.ts';
import {nixosPrograms} from './host-programs.ts';
import {nixosOptions} from './nixos-options.ts';
import {scriptGuest} from './script-guest.ts';

/** `nixos` and `nixos@NIXPKGS`, which we build, or `nixos:PATH`, which was built elsewhere. */
export const nixosKind: GuestKind = {
  forms: [
    'nixos',
    'nixos@PATH|REF (of this nixpkgs)',
    'nixos:PATH (a run-NAME-vm script or a result folder)',
  ],
  options: nixosOptions,
  hostPrograms: nixosPrograms,
  parse(text, {nixpkgs}) {
    if (text === 'nixos') {
      return builtGuest(text, typeof nixpkgs === 'string' ? nixpkgs : undefined);
    }
    const named = /^nixos@(?<nixpkgs>.+)$/s.exec(text)?.groups?.nixpkgs;
    if (named !== undefined) {
      return builtGuest(text, named);
    }
    const path = /^nixos:(?<path>.+)$/s.exec(text)?.groups?.path;
    return path === undefined ? undefined : scriptGuest(text, resolve(path));
  },
  state: async () => Promise.resolve([]),
};
