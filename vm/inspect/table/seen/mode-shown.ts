import type {DirectiveEntry} from '../entry/directive-entry.ts';
import {forAny} from './for-values.ts';

/** What must be seen of the mode of folders that systemd makes below one of its own. */
export const modeShown = (base: string): DirectiveEntry['shows'] =>
  forAny({mode: {[`${base}/$item`]: '$value'}});
