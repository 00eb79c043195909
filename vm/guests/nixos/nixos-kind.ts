import {resolve} from 'node:path';
import type {GuestKind} from '../guest/guest-kind.ts';
import {builtGuest} from './built-guest.ts';
import {nixosPrograms} from './host-programs.ts';
import {nixosOptions} from './nixos-options.ts';
import {scriptGuest} from './script-guest.ts';

/** `nixos`, which we build, or `nixos:PATH`, which was built elsewhere. */
export const nixosKind: GuestKind = {
  forms: ['nixos', 'nixos:PATH (a run-NAME-vm script or a result folder)'],
  options: nixosOptions,
  hostPrograms: nixosPrograms,
  parse(text, {nixpkgs}) {
    if (text === 'nixos') {
      return builtGuest(typeof nixpkgs === 'string' ? nixpkgs : undefined);
    }
    const path = /^nixos:(?<path>.+)$/s.exec(text)?.groups?.path;
    return path === undefined ? undefined : scriptGuest(text, resolve(path));
  },
  state: async () => Promise.resolve([]),
};
