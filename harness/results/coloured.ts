import {printable} from './printable.ts';

/** ECMA-48's select graphic rendition: colours and weights, and nothing that moves a cursor or asks a terminal. */
const rendition = /(\u{1B}\[[0-9;:]*m)/u;

/** As `printable`, but with the codes of colours left where they are: for a reader that knows them. */
export const coloured = (text: string): string =>
  text
    .split(rendition)
    .map((part, index) => (index % 2 === 1 ? part : printable(part)))
    .join('');
