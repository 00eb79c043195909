import type {UserManager} from './user-manager.ts';
import {directoryBases} from './directories.ts';

/** Specifiers that stand for where a manager makes folders for its services. */
const specifiers: Readonly<Record<string, string>> = {
  RuntimeDirectory: 't',
  StateDirectory: 'S',
  CacheDirectory: 'C',
  LogsDirectory: 'L',
  ConfigurationDirectory: 'E',
};

/** Directives by which a manager makes folders for a service, and where; the system's, when there is no other. */
export const directoriesOf = (userManager: UserManager | undefined): Readonly<Record<string, string>> =>
  userManager === undefined
    ? directoryBases
    : Object.fromEntries(
        Object.entries(directoryBases).map(([directive, base]) => [
          directive,
          userManager.specifiers[specifiers[directive] ?? ''] ?? base,
        ]),
      );
