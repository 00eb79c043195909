import type {DirectiveEntry} from '../entry/directive-entry.ts';

type Shown = DirectiveEntry['shows'][string];

/** What must be seen of a switch that is on. */
export const forYes = (shown: Shown): DirectiveEntry['shows'] => ({yes: shown});

/** What must be seen whatever the value is. */
export const forAny = (shown: Shown): DirectiveEntry['shows'] => ({'*': shown});
