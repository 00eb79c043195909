import {resolve} from 'node:path';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {type DebianSuite, debianSuite, suites} from './debian/image/suites.ts';
import {parseSshGuest, type SshGuest, type SshGuestOptions} from './ssh/parse-ssh-guest.ts';

/** A guest that is built from Debian packages and gets its units from us. */
export type DebianGuest = {
  readonly kind: 'debian';
  /** The full name, as in `debian:trixie`. */
  readonly name: string;
  readonly suite: DebianSuite;
};

/** A NixOS VM that was built elsewhere, with the units in it. */
export type ScriptGuest = {
  readonly kind: 'script';
  /** As the user wrote it. */
  readonly name: string;
  /** Its run script, or a folder with that. */
  readonly path: string;
};

/** A NixOS VM that we build, with the units in it. */
export type NixosGuest = {readonly kind: 'nixos'; readonly name: 'nixos'};

/** A guest as the user names it. */
export type Guest = DebianGuest | ScriptGuest | NixosGuest | SshGuest;

export const defaultGuest = 'debian:trixie';

/** The Debian guests, as users may write them. */
export const debianNames = Object.keys(suites).map((name) => `debian:${name}`);

/** What users may write, for messages. */
export const guestNames = `${debianNames.join(', ')}, nixos, nixos:PATH (a run-NAME-vm script or a result folder), ssh://USER@HOST[:PORT] (a machine that runs already)`;

/**
 * Reads `debian`, `debian:SUITE`, `nixos`, `nixos:PATH` or `ssh://USER@HOST[:PORT]`; the options are for the last.
 *
 * @throws UsageError for anything else, with what is allowed.
 */
export const parseGuest = (text: string, options: SshGuestOptions = {deploy: false}): Guest => {
  const ssh = parseSshGuest(text, options);
  if (ssh !== undefined) {
    return ssh;
  }
  if (text === 'nixos') {
    return {kind: 'nixos', name: 'nixos'};
  }
  const path = /^nixos:(?<path>.+)$/s.exec(text)?.groups?.path;
  return path === undefined
    ? debianGuest(text, guestNames)
    : {kind: 'script', name: text, path: resolve(path)};
};

/**
 * Reads `debian` or `debian:SUITE`, where a guest's programs are to make the units.
 *
 * @throws UsageError for anything else, with what is allowed.
 */
export const parseDebianGuest = (text: string): DebianGuest => debianGuest(text, debianNames.join(', '));

const debianGuest = (text: string, allowed: string): DebianGuest => {
  const [kind, suite, ...rest] = text.split(':');
  if (kind !== 'debian' || rest.length > 0 || suite === '') {
    throw new UsageError(`--guest ${text}: no such guest; allowed: ${allowed}`);
  }
  const found = debianSuite(suite ?? 'trixie');
  return {kind: 'debian', name: `debian:${found.name}`, suite: found};
};
