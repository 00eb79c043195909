import {dirname} from 'node:path';
import type {SourceImport} from './source-imports.ts';

/** The imports between folders; `a` and `a/b` are two. */
const betweenFolders = (imports: readonly SourceImport[]): SourceImport[] =>
  imports.filter(({from, to}) => dirname(from) !== dirname(to));

/** The imports that make circles of folders: one list for each set of folders that all reach one another. */
export const folderCircles = (imports: readonly SourceImport[]): SourceImport[][] => {
  const between = betweenFolders(imports);
  const next = new Map<string, Set<string>>();
  for (const {from, to} of between) {
    next.set(dirname(from), (next.get(dirname(from)) ?? new Set()).add(dirname(to)));
  }
  const reached = new Map([...next.keys()].map((folder) => [folder, reach(folder, next)]));
  const circles = new Map<string, SourceImport[]>();
  for (const each of between) {
    const [from, to] = [dirname(each.from), dirname(each.to)];
    if (reached.get(to)?.has(from) === true) {
      const members = [...(reached.get(from) ?? [])].filter(
        (folder) => reached.get(folder)?.has(from) === true,
      );
      const name = members.sort().join(' ');
      circles.set(name, [...(circles.get(name) ?? []), each]);
    }
  }
  return [...circles.values()];
};

/** The folders that imports lead to from one. */
const reach = (start: string, next: ReadonlyMap<string, ReadonlySet<string>>): Set<string> => {
  const seen = new Set<string>();
  const open = [start];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const each of next.get(folder) ?? []) {
      if (!seen.has(each)) {
        seen.add(each);
        open.push(each);
      }
    }
  }
  return seen;
};
