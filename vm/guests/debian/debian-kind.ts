import type {GuestKind} from '../guest/guest-kind.ts';
import {debianNames} from './debian-names.ts';
import {debianPrograms} from './host-programs.ts';
import {parseDebianGuest} from './parse-debian-guest.ts';

/** `debian` or `debian:SUITE`. */
export const debianKind: GuestKind = {
  forms: debianNames,
  options: [],
  hostPrograms: debianPrograms,
  parse: (text) => (/^debian(?::[^:]+)?$/.test(text) ? parseDebianGuest(text) : undefined),
  // Loaded when it is asked: to name a guest, as --help does, takes none of that.
  state: async (cache) => (await import('./debian-state.ts')).debianState(cache),
};
