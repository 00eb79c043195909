import {quote} from '../process/quote.ts';

/** The command for a user's login shell that has root's /bin/sh run `script`; never with a question. */
export const asRoot = (script: string): string => `exec sudo -n -- /bin/sh -c ${quote(script)}`;
