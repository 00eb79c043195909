import type {SourceImport} from './source-imports.ts';

/** The room of a file: its folder, at most two deep, and three in `vm/guests`. */
const room = (path: string): string => {
  const folders = path.split('/').slice(0, -1);
  return folders.slice(0, path.startsWith('vm/guests/') ? 3 : 2).join('/') || path;
};

/** A mermaid picture of which rooms import which, one box for each root. */
export const drawFolders = (imports: readonly SourceImport[]): string => {
  const arrows = new Set<string>();
  const rooms = new Set<string>();
  for (const {from, to} of imports) {
    const [user, used] = [room(from), room(to)];
    rooms.add(user).add(used);
    if (user !== used && user.split('/')[0] === used.split('/')[0]) {
      arrows.add(`  ${user} --> ${used}`);
    } else if (user !== used) {
      arrows.add(`  ${user.split('/')[0] ?? ''} ==> ${used.split('/')[0] ?? ''}`);
    }
  }
  const roots = [...new Set([...rooms].map((name) => name.split('/')[0] ?? ''))].sort();
  return [
    '```mermaid',
    'flowchart TD',
    ...roots.flatMap((root) => [
      `  subgraph ${root}`,
      ...[...rooms]
        .filter((name) => name.startsWith(`${root}/`))
        .sort()
        .map((name) => `    ${name}["${name.slice(root.length + 1)}"]`),
      '  end',
    ]),
    ...[...arrows].sort(),
    '```',
  ].join('\n');
};
