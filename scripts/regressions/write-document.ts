import {existsSync} from 'node:fs';
import {readFile, writeFile} from 'node:fs/promises';
import {listOfRegressions} from './document.ts';
import {formatStand} from './format-stand.ts';
import type {RegressionTable} from './regression-table.ts';
import {readStand, type Stand} from './stand.ts';

/** Writes the document anew. What this run did not prove stays as it was. */
export const writeDocument = async (file: string, {places, regressions}: RegressionTable): Promise<void> => {
  const before: Stand = existsSync(file) ? readStand(await readFile(file, 'utf8')) : new Map();
  const stand = new Map(before);
  for (const place of places) {
    const proved = regressions
      .map(({number, states}) => [number, states[place]?.state ?? 'not run'] as const)
      .filter(([, state]) => state !== 'not run');
    stand.set(place, new Map([...(before.get(place) ?? []), ...proved]));
  }
  const numbers = regressions.map(({number}) => number);
  await writeFile(file, `${listOfRegressions(regressions)}${formatStand(numbers, stand)}`);
};
