import type {UserManager} from '../machine/user-manager.ts';
import {directoriesOf} from '../machine/directories-of.ts';
import type {DirectiveEntry} from './entry/directive-entry.ts';
import {directoryShown} from './seen/directory-shown.ts';
import {modeShown} from './seen/mode-shown.ts';
import {seenDirectives} from './seen-directives.ts';

/** What an exposure must show of a directive; a user's manager makes folders elsewhere, and all of them the user's. */
export const entryOf = (name: string, userManager: UserManager | undefined): DirectiveEntry | undefined => {
  const entry = seenDirectives[name];
  const of = entry?.itemsOf ?? name;
  const base = userManager === undefined ? undefined : directoriesOf(userManager)[of];
  return entry === undefined || base === undefined
    ? entry
    : {...entry, shows: of === name ? directoryShown(base, 'writable') : modeShown(base)};
};
