import {printable} from './printable.ts';

const escape = '\u001B';

/** ECMA-48's select graphic rendition: colours and weights, and nothing that moves a cursor or asks a terminal. */
const rendition = new RegExp(`(${escape}\\[[0-9;:]*m)`);

/** As `printable`, but with the codes of colours left where they are: for a reader that knows them. */
export const coloured = (text: string): string =>
  text
    .split(rendition)
    .map((part, index) => (index % 2 === 1 ? part : printable(part)))
    .join('');
