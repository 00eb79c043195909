import type {DirectiveEntry} from '../entry/directive-entry.ts';
import {forAny} from './for-values.ts';

/** What must be seen of folders that systemd makes below one of its own. */
export const directoryShown = (base: string, level: 'readable' | 'writable'): DirectiveEntry['shows'] =>
  forAny({[level]: [`${base}/$item`]});
