import {suites} from './image/suites.ts';

/** The Debian guests, as users may write them. */
export const debianNames: readonly string[] = Object.keys(suites).map((name) => `debian:${name}`);

/** The guest that is taken when nobody says which. */
export const defaultGuest = 'debian:trixie';
