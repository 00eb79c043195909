import {printable} from '../printable.ts';

/** A text in one line, without what a terminal would take for commands. */
export const oneLine = (text: string): string => printable(text).replaceAll(/\s+/g, ' ').trim();
