import {z} from 'zod';
import type {Breadth, TreeNode} from '../../harness/report/tree-node.ts';
import {exposureDocument, type ExposureDocument} from '../../vm/probe/exposure-document.ts';

const exposures = z.array(
  z.object({unit: z.string(), invocation: z.string().optional(), exposure: exposureDocument}),
);

/**
 * The exposures in an `exposure.json`, as trees: what each service can see and do, by section, its paths by their folders.
 *
 * @throws Error when it is none.
 */
export const exposureTree = (content: string): TreeNode[] =>
  exposures.parse(JSON.parse(content)).map(({unit, invocation, exposure}) => ({
    name: invocation === undefined ? unit : `${unit} ${invocation}`,
    below: sectionNodes(exposure),
  }));

type Json = string | number | boolean | null | undefined | readonly Json[] | {readonly [name: string]: Json};

const sectionNodes = ({walk, devices, mounts, ...sections}: ExposureDocument): TreeNode[] => [
  ...Object.entries(sections)
    .filter(([name]) => name !== 'version')
    .map(([name, section]) => nodeOf(name, section)),
  ...(devices === undefined
    ? []
    : [
        'ended' in devices
          ? {name: 'devices', value: devices.ended}
          : {
              name: 'devices',
              value: String(devices.length),
              below: devices.map(({path, level}) => ({name: path, ...valued(level)})),
            },
      ]),
  ...(mounts === undefined
    ? []
    : [
        'ended' in mounts
          ? {name: 'mounts', value: mounts.ended}
          : {
              name: 'mounts',
              value: String(mounts.list.length),
              below: mounts.list.map(({at, root, type, flags}) => ({
                name: at,
                value: `${type} ${root} ${flags.join(',')}`,
              })),
            },
      ]),
  ...(walk === undefined
    ? []
    : [
        'entries' in walk
          ? {
              name: 'paths',
              value: `${walk.entries.length}${walk.ended === undefined ? '' : `, then ${walk.ended}`}`,
              below: folderNodes(walk.entries),
            }
          : {name: 'paths', value: walk.ended},
      ]),
];

/** Anything that JSON can say, by the names in it. */
const nodeOf = (name: string, value: Json): TreeNode => {
  if (Array.isArray(value)) {
    const list: readonly Json[] = value;
    const isPlain = list.every((each) => typeof each !== 'object' || each === null);
    return isPlain
      ? {name, value: list.length === 0 ? 'none' : list.join(', ')}
      : {name, below: list.map((each, index) => nodeOf(String(index), each))};
  }
  if (typeof value === 'object' && value !== null) {
    const below = Object.entries(value).map(([key, each]) => nodeOf(key, each));
    return {name, ...allowed(below), below};
  }
  return {name, ...valued(value === null ? 'not to be seen' : String(value))};
};

/** Of answers to questions: how many were yes. */
const allowed = (below: readonly TreeNode[]): Pick<TreeNode, 'value'> => {
  const answers = below.filter(({value = ''}) => /^(?:allowed|killed|timeout|E[A-Z0-9]+)$/.test(value));
  return answers.length === 0 || answers.length < below.length
    ? {}
    : {value: `${answers.filter(({value}) => value === 'allowed').length} of ${answers.length} allowed`};
};

const breadths: Readonly<Record<string, Breadth>> = {
  none: 'none',
  absent: 'none',
  readable: 'little',
  special: 'some',
  sticky: 'some',
  writable: 'all',
  allowed: 'all',
  killed: 'none',
};

const valued = (value: string): Pick<TreeNode, 'value' | 'breadth'> => {
  const breadth = breadths[value] ?? (/^E[A-Z0-9]+$/.test(value) ? 'none' : undefined);
  return {value, ...(breadth === undefined ? {} : {breadth})};
};

type Entry = {readonly path: string; readonly level: string; readonly notEntered?: string | undefined};
type Folder = {entry?: Entry; readonly below: Map<string, Folder>};

/** Paths as the folders in which they lie; one that was not looked at itself has no level. */
const folderNodes = (entries: readonly Entry[]): TreeNode[] => {
  const root: Folder = {below: new Map()};
  for (const entry of entries) {
    let folder = root;
    for (const name of entry.path.split('/').filter((part) => part !== '')) {
      const found: Folder = folder.below.get(name) ?? {below: new Map()};
      folder.below.set(name, found);
      folder = found;
    }
    folder.entry = entry;
  }
  return [folderNode('/', root)];
};

const folderNode = (name: string, {entry, below}: Folder): TreeNode => ({
  name,
  ...(entry === undefined ? {} : valued(entry.level)),
  ...(below.size === 0
    ? {}
    : {
        below: [...below]
          .map(([each, folder]) => folderNode(each, folder))
          .sort((a, b) => a.name.localeCompare(b.name)),
      }),
});
