import {standHeading} from './document.ts';

/** State of each regression, by its number, in each place, by its name as in "debian:trixie 2025". */
export type Stand = ReadonlyMap<string, ReadonlyMap<number, string>>;

/** What a document has of earlier runs, in its table; empty without one. */
export const readStand = (document: string): Stand => {
  const [, table = ''] = document.split(`${standHeading}\n`);
  const [head = [], , ...rows] = table
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.slice(1, -1).split('|'))
    .map((cells) => cells.map((cell) => cell.trim()));
  return new Map(
    head
      .slice(1)
      .map((place, index) => [
        place,
        new Map(rows.map((cells) => [Number(cells[0]), cells[index + 1] ?? ''])),
      ]),
  );
};
